import type { IncomingHttpHeaders } from 'node:http';
import { isUuid, type Revision, type Source } from '@verum/platform/eventsourcing';
import { isInstant } from '@verum/science/dates';
import { Refused } from './problem';

const malformed = (header: string, code: string, message: string): never => {
  throw new Refused(400, code, `${header} ${message}`, [{ pointer: `header: ${header}`, rule: code, message }]);
};

/** The command's id, which makes a resend harmless. */
export const commandIdOf = ({ 'idempotency-key': key }: IncomingHttpHeaders): string => {
  if (key === undefined)
    return malformed('Idempotency-Key', 'idempotency-key-required', 'must name this command: a UUID, new for each');
  return isUuid(key) ? key.toLowerCase() : malformed('Idempotency-Key', 'idempotency-key-malformed', 'must be one UUID');
};

/** The revision that the caller saw, from the strong ETag that they were answered. */
export const seenBy = ({ 'if-match': etag }: IncomingHttpHeaders): Revision | undefined => {
  if (etag === undefined) return undefined;
  const [, revision] = /^"(\d{1,15})"$/.exec(etag) ?? [];
  return revision === undefined
    ? malformed('If-Match', 'if-match-malformed', 'must be one strong ETag, such as "7"')
    : Number(revision);
};

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** When the device took it down, as UTC. */
export const capturedAtOf = ({ 'captured-at': text }: IncomingHttpHeaders): string | undefined => {
  if (text === undefined) return undefined;
  if (!isInstant(text) || !RFC_3339.test(text))
    return malformed('Captured-At', 'captured-at-malformed', 'must be an RFC 3339 time with its offset');
  return new Date(text).toISOString();
};

export const correlationIdOf = ({ 'x-correlation-id': id }: IncomingHttpHeaders): string | undefined => {
  if (id === undefined || isUuid(id)) return id?.toLowerCase();
  return malformed('X-Correlation-Id', 'correlation-id-malformed', 'must be a UUID');
};

/** A page or a device says that it is one; everything else is a program. */
export const sourceOf = ({ 'verum-source': source }: IncomingHttpHeaders): Source =>
  source === 'ui' || source === 'device' ? source : 'api';

/** Where a client that lost its connection goes on: behind the last number that it saw. */
export const lastSeenOf = ({ 'last-event-id': id }: IncomingHttpHeaders): number | undefined => {
  if (id === undefined) return undefined;
  return /^\d{1,15}$/.test(String(id))
    ? Number(id)
    : malformed('Last-Event-ID', 'last-event-id-malformed', 'must be a record number');
};
