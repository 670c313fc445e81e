import {
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';

/** Nobody answered in time. What was asked for may still happen. */
export class Silent extends Error {}

const UNKNOWN = [CancelledError, DeadlineExceededError, NotLeaderError, TimeoutError, UnavailableError, UnknownError, Silent];
/** gRPC: cancelled, deadline exceeded, resource exhausted, aborted, internal, unavailable. */
const CODES: readonly unknown[] = [1, 4, 8, 10, 13, 14];
/** Discovery, and what node's sockets and HTTP/2 say, come as plain errors. */
const PLAIN = /^Failed to discover|^(ECONN|ERR_HTTP2_|ERR_STREAM_|EPIPE|ETIMEDOUT)/;

/** What a node answers, or fails to, while it starts, falls or hands over: it may be done, or not. */
export const isUnknownOutcome = (error: unknown): boolean => {
  if (UNKNOWN.some((kind) => error instanceof kind)) return true;
  const { code, message } = error as { code?: unknown; message?: string };
  return CODES.includes(code) || PLAIN.test(typeof code === 'string' ? code : String(message));
};

/** "Timeout" is an answer, without a gRPC code, on a stream that lives; so is "not the leader". All else ends a client. */
export const spoilsTheClient = (error: unknown): boolean =>
  !(error instanceof NotLeaderError) && !(error instanceof DeadlineExceededError && error.code === undefined);

/** How many of its attempts a failure uses up. Silence has cost its time already: the second one in a row is the last. */
export const costOf = (error: unknown, attempts: number): number => (error instanceof Silent ? Math.ceil(attempts / 2) : 1);

/** What the embedded node answers, once the client has put it into its own words: it knows no class for it. */
export const isFull = (error: unknown): boolean =>
  error instanceof UnknownError && error.message.includes('The disk that holds the events is full');
