import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { admissionOf, type Admission, type Person } from '@verum/platform/access';
import { isUuid, NotAllowed, NotThere, Progress, Refusals, type Refusal } from '@verum/platform/eventsourcing';
import { People, Whereabouts, type Asked, type Caller } from './caller';
import { sourceOf } from './headers';
import { KeptReads } from './kept-reads';
import { participantsNamed, resolveIds } from './path-ids';
import { policyOf, unblindingOf } from './policy';
import { Refused } from './problem';

type Entered = Asked & { caller: Caller };

/** Who comes in, to which study, as what; here a read that has to be kept is kept, and one waits for one's own write. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly people: People,
    private readonly whereabouts: Whereabouts,
    private readonly progress: Progress,
    private readonly keptReads: KeptReads,
    @Optional() @Inject(Refusals) private readonly refusals?: Pick<Refusals, 'note'>,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const handler = context.getHandler();
    if (policyOf(handler) === 'anyone') return true;
    const request = context.switchToHttp().getRequest<Asked>();
    const now = new Date().toISOString();
    const person = this.personOf(request, now);
    resolveIds(request.params);
    const admission = admissionTo(handler, request, person, now);
    const route = `${context.getClass().name}.${handler.name}`;
    if (!admission) return this.turnAway(route, person, request, now);
    const holds = () => this.holds(handler, request, admission);
    const caller: Caller = { ...admission, person, receivedAt: now, request: requestOf(request), route, holds };
    const entered = Object.assign(request, { caller });
    const kept = this.keptReads.note(handler, entered);
    return kept ? kept.then(() => this.comeIn(entered)) : this.comeIn(entered);
  }

  private personOf(request: Asked, now: string): Person {
    const person = this.people.byToken(tokenOf(request), now);
    if (!person) throw new Refused(401, 'unauthorized', 'Send a valid token: Authorization: Bearer …');
    if (person === 'catching-up') throw new Refused(503, 'catching-up', 'The server has just started and reads its accounts.');
    return person;
  }

  /** Of a live line: whether its caller would still come in as the same, to the same. */
  private holds(handler: object, request: Asked, { role, sites, unblinded }: Admission): boolean {
    const now = new Date().toISOString();
    const person = this.people.byToken(tokenOf(request), now);
    const admission = person && person !== 'catching-up' && admissionTo(handler, request, person, now);
    if (!admission) return false;
    return admission.role === role && String(admission.sites) === String(sites) && admission.unblinded === unblinded;
  }

  private async turnAway(route: string, { actor, organisation, grants }: Person, request: Asked, now: string): Promise<never> {
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
    await this.refusals
      ?.note({ context, command: route, target: null, error })
      .catch((err: unknown) => log.error({ err }, 'refusal not kept'));
    throw error;
  }

  private comeIn(request: Entered): true | Promise<true> {
    const [, stream, revision] = /^(\w+-[\w-]+)@(\d+)$/.exec((request.query as { atLeast?: string }).atLeast ?? '') ?? [];
    const waited = stream && this.progress.reached(stream, Number(revision));
    return waited ? waited.then(() => this.mustBeThere(request)) : this.mustBeThere(request);
  }

  /** For reads, of whomever they name: a list would answer with nothing, and who had asked for it would not be kept. */
  private mustBeThere(request: Entered): true {
    const [{ study = '*' }, { sites }] = [request.params, request.caller];
    const isThere = (participant: string) => this.whereabouts.isThere({ study, participant, sites });
    if (isRead(request) && !participantsNamed(request).every(isThere)) throw new NotThere();
    return true;
  }
}

const isRead = ({ method }: Asked): boolean => method === 'GET' || method === 'HEAD';

const tokenOf = ({ headers }: Asked): string => /^Bearer +([\w.~+/=-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';

const admissionTo = (handler: object, request: Asked, person: Person, now: string): Admission | undefined => {
  const [roles, unblinding] = [policyOf(handler), unblindingOf(handler)];
  if (!roles || roles === 'anyone') return undefined;
  return admissionOf(person, { study: request.params.study, reads: isRead(request), roles, unblinding, now });
};

const requestOf = ({ headers }: Asked): string => {
  const key = headers['idempotency-key'];
  return isUuid(key) ? key.toLowerCase() : randomUUID();
};
