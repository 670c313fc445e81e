import { isDomainError, type Refusal } from '@verum/platform/eventsourcing';
import type { Asked } from './caller';
import { sourceOf } from './headers';
import { plainId } from './kept-reads';
import { participantsNamed } from './path-ids';

/**
 * What somebody known was refused behind the door, to be kept: a rule that a controller applied, or what is not there for
 * them where a path names a participant or a record, or a query a participant. The route and the id, never what was sent.
 */
export const attemptOf = (error: unknown, asked: Asked): Refusal | undefined => {
  const { caller, params, headers } = asked;
  if (!caller || !isDomainError(error)) return undefined;
  const { study = '*', participant: _, ...records } = params;
  const participant = participantsNamed(asked).at(-1);
  const named = lastNamed({ participant, ...records });
  if (error.kind === 'missing' && !named) return undefined;
  const { person, role, receivedAt, request, route } = caller;
  const { actor, organisation } = person;
  const about = { study, ...(participant && { participant }), receivedAt, source: sourceOf(headers) };
  const context = { commandId: request, actor, role, organisation, ...about };
  return { context, command: route, target: named?.target ?? null, error };
};

/** The record that a path names, or else its participant. */
const lastNamed = (params: Readonly<Record<string, string | undefined>>): { target: string | null } | undefined => {
  const [name, id] = Object.entries(params).findLast(([, value]) => value !== undefined) ?? [];
  return name ? { target: plainId(id) ? `${name}-${id}` : null } : undefined;
};
