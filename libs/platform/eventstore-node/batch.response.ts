import { status } from '@grpc/grpc-js';
import type { Written } from './decide';
import { ANY, Forbidden, MaximumAppendSizeExceeded, NO_STREAM, STREAM_EXISTS, WrongExpectedVersion } from './refusals';
import { structured } from './record';
import { codeOf } from './status';
import { message } from './wire';

/** Which append of the one shared stream an answer is for. */
export interface Addressee {
  readonly correlation: string;
  readonly stream: string;
}

const NOTHING: Buffer = Buffer.alloc(0);
const ERROR = 2;
const SUCCESS = 3;

/** `BatchAppendResp` with `success`. */
export function succeeded(to: Addressee, { revision, position }: Written): Buffer {
  const known = revision === NO_STREAM ? ([2, NOTHING] as const) : ([1, revision] as const);
  return response(
    to,
    SUCCESS,
    message([
      known,
      [
        3,
        message([
          [1, position],
          [2, position],
        ]),
      ],
    ]),
  );
}

/** `BatchAppendResp` with a `google.rpc.Status`: the client makes its error class from the type of `details`, and crashes without. */
export function refused(to: Addressee, error: Error): Buffer {
  if (error instanceof WrongExpectedVersion)
    return failed(
      to,
      status.ALREADY_EXISTS,
      'WrongExpectedVersion',
      'event_store.client.WrongExpectedVersion',
      wrongVersion(error),
    );
  if (error instanceof MaximumAppendSizeExceeded)
    return failed(
      to,
      status.INVALID_ARGUMENT,
      error.message,
      'event_store.client.MaximumAppendSizeExceeded',
      message([[1, error.limit]]),
    );
  if (error instanceof Forbidden) return failed(to, status.PERMISSION_DENIED, error.message, 'event_store.client.AccessDenied');
  // The client knows no such type, and says so with our words: "Could not recognize …".
  return failed(to, codeOf(error), error.message, 'event_store.client.BadRequest', message([[1, error.message]]));
}

/** A real server sends this one with the id as two numbers. */
export const timedOut = ({ correlation, stream }: Addressee): Buffer =>
  message([
    [1, structured(correlation).serializeBinary()],
    [ERROR, problem(status.DEADLINE_EXCEEDED, 'Timeout', 'event_store.client.Timeout')],
    [4, message([[3, stream]])],
  ]);

const response = ({ correlation, stream }: Addressee, result: number, body: Uint8Array): Buffer =>
  message([
    [1, message([[2, correlation]])],
    [result, body],
    [4, message([[3, stream]])],
  ]);

const failed = (to: Addressee, code: status, text: string, type: string, details = NOTHING): Buffer =>
  response(to, ERROR, problem(code, text, type, details));

const problem = (code: status, text: string, type: string, details = NOTHING): Buffer =>
  message([
    [1, code],
    [2, text],
    [
      3,
      message([
        [1, `type.googleapis.com/${type}`],
        [2, details],
      ]),
    ],
  ]);

function wrongVersion({ expected, current }: WrongExpectedVersion): Buffer {
  const special: Record<number, number> = { [ANY]: 4, [STREAM_EXISTS]: 5, [NO_STREAM]: 6 };
  return message([
    current === NO_STREAM ? [2, NOTHING] : [1, current],
    special[expected] === undefined ? [3, expected] : [special[expected], NOTHING],
  ]);
}
