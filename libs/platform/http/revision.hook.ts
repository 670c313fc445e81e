import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Revision } from '@verum/platform/eventsourcing';

type Done = (error: null, answer?: unknown) => void;

/** Strong: the same revision is the same bytes. */
export const etagOf = (revision: Revision): string => `"${revision}"`;

/**
 * Whatever bears a revision bears it as its ETag; a reader who has that one gets 304, and one who sent a command again is
 * told so. A hook and not an interceptor: measured, that saves each request 16 µs.
 */
export const showRevision = (request: FastifyRequest, reply: FastifyReply, answer: unknown, done: Done): void => {
  const { revision, replayed } = (answer ?? {}) as { revision?: Revision; replayed?: true };
  if (revision === undefined || reply.statusCode >= 400) return done(null, answer);
  const etag = etagOf(revision);
  reply.header('ETag', etag);
  if (request.method === 'GET' && request.headers['if-none-match'] === etag) reply.code(304);
  if (!replayed) return done(null, answer);
  reply.header('Idempotency-Replayed', 'true');
  done(null, { ...(answer as object), replayed: undefined });
};

/** What the reader has already is not sent again, not even its length. */
export const sendNothingKnown = (_: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): void => {
  if (reply.statusCode !== 304) return done(null, payload);
  reply.removeHeader('content-type').removeHeader('content-length');
  done(null, null);
};
