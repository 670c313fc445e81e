import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Asked, Caller } from './caller';
import { lastSeenOf } from './headers';
import type { Listener as ListenerOf } from './live-record';
import { Refused } from './problem';

/** Who listens: the scope of the path, from the Last-Event-ID on, or from `?after=`; else from the first of the record. */
export const Listener = createParamDecorator((_: unknown, host: ExecutionContext): ListenerOf => {
  const http = host.switchToHttp();
  const { params, caller, headers, query } = http.getRequest<Asked & { caller: Caller }>();
  const { study = '*' } = params;
  const after = lastSeenOf(headers) ?? afterOf(query as { after?: string });
  const { person, sites, holds } = caller;
  return { actor: person.actor, scope: { study, sites }, after, holds, reply: http.getResponse() };
});
export type Listener = ListenerOf;

const afterOf = ({ after = '0' }: { after?: string }): number => {
  if (/^\d{1,15}$/.test(after)) return Number(after);
  const message = 'must be a record number';
  throw new Refused(400, 'wrong-shape', `after ${message}`, [{ pointer: 'query: after', rule: 'recordNumber', message }]);
};
