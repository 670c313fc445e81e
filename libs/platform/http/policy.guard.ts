import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { admissionOf, type Person } from '@verum/platform/access';
import { isUuid, NotAllowed, Progress, Refusals, type Refusal } from '@verum/platform/eventsourcing';
import { People, type Asked } from './caller';
import { sourceOf } from './headers';
import { KeptReads } from './kept-reads';
import { resolveIds } from './path-ids';
import { policyOf } from './policy';
import { Refused } from './problem';

/** Who comes in, to which study, as what; here a read that has to be kept is kept, and one waits for one's own write. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly people: People,
    private readonly progress: Progress,
    private readonly keptReads: KeptReads,
    @Optional() @Inject(Refusals) private readonly refusals?: Pick<Refusals, 'note'>,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const handler = context.getHandler();
    const policy = policyOf(handler);
    if (policy === 'anyone') return true;
    const request = context.switchToHttp().getRequest<Asked>();
    const now = new Date().toISOString();
    const person = this.personOf(request, now);
    resolveIds(request.params);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const admission = policy && admissionOf(person, { study: request.params.study, reads, roles: policy, now });
    const route = `${context.getClass().name}.${handler.name}`;
    if (!admission) return this.turnAway(route, person, request, now);
    const caller = { ...admission, person, receivedAt: now, request: requestOf(request), route };
    const kept = this.keptReads.note(handler, Object.assign(request, { caller }));
    return kept ? kept.then(() => this.waitForOwnWrite(request)) : this.waitForOwnWrite(request);
  }

  private personOf({ headers }: Asked, now: string): Person {
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
    const person = token && this.people.byToken(token, now);
    if (!person) throw new Refused(401, 'unauthorized', 'Send a valid token: Authorization: Bearer …');
    if (person === 'catching-up') throw new Refused(503, 'catching-up', 'The server has just started and reads its accounts.');
    return person;
  }

  private turnAway(route: string, { actor, organisation, grants }: Person, request: Asked, now: string): never {
    const { headers, params, log } = request;
    const { study = '*', participant } = params;
    const role = grants.find((grant) => grant.study === study)?.role ?? grants[0]?.role;
    const context = {
      commandId: requestOf(request),
      actor,
      organisation,
      study,
      receivedAt: now,
      source: sourceOf(headers),
      ...(role && { role }), // somebody without any grant acts in none
      ...(participant && { participant }),
    } as Refusal['context'];
    const error = new NotAllowed();
    this.refusals
      ?.note({ context, command: route, target: null, error })
      .catch((err: unknown) => log.error({ err }, 'refusal not kept'));
    throw error;
  }

  private waitForOwnWrite({ query }: Asked): true | Promise<true> {
    const [, stream, revision] = /^(\w+-[\w-]+)@(\d+)$/.exec((query as { atLeast?: string }).atLeast ?? '') ?? [];
    return stream ? this.progress.reached(stream, Number(revision)).then(() => true) : true;
  }
}

const requestOf = ({ headers }: Asked): string => {
  const key = headers['idempotency-key'];
  return isUuid(key) ? key.toLowerCase() : randomUUID();
};
