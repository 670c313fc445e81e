import type { FastifyRequest } from 'fastify';
import type { Admission, Person } from '@verum/platform/access';
import type { Scope } from '@verum/platform/eventsourcing';

/** Who a token belongs to. The app binds it to the accounts; it answers from memory, because every request asks. */
export abstract class People {
  /** `now` is a UTC time. `catching-up`: the accounts are not read yet after a start, so nobody can be told apart. */
  abstract byToken(token: string, now: string): Person | undefined | 'catching-up';
}

/** Where participants are. The app binds it to the views: to who has no part in their site, they are not there. */
export abstract class Whereabouts {
  abstract isThere(scope: Scope & Readonly<{ participant: string }>): boolean;
}

/** Who asks, and in which role: the one that let them in is the one that they act in. */
export type Caller = Admission &
  Readonly<{
    person: Person;
    receivedAt: string;
    /** A UUID: the key of a command, or one made for this request. */
    request: string;
    /** As refusals know it: `<controller>.<method>`. */
    route: string;
    /** Whether they would still be let in as they were: for an answer that goes on. */
    holds: () => boolean;
  }>;

/** A request after the guard: ids where the path had natural keys. */
export type Asked = FastifyRequest<{ Params: { study?: string; participant?: string } }> & { caller?: Caller };
