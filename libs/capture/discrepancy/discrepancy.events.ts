import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import type { Term } from '@verum/science/items';

/** What is asked. `check` names the edit check and its version where the query comes from one, and is null otherwise. */
export type Query = Readonly<{
  /** A datum address: stream, record where the stream holds several, item. */
  target: string;
  valueWhenRaised: string | null;
  text: string;
  origin: Term<'queryOrigin'>;
  check: string | null;
  /** A role or an account. */
  addressee: string;
}>;

export type DiscrepancyEvent =
  | Event<'QueryRaised', Query>
  | Event<'QueryAnswered', { answer: string }>
  | Event<'QueryClosed', { reason: string | null }>
  | Event<'QueryReopened', { reason: string }>;

/** Free text may name what a blinded reader must not see in passing, so no sentence repeats it: it is read in the query. */
export const discrepancyEvents: Catalogue<DiscrepancyEvent> = {
  QueryRaised: {
    version: 1,
    upcasts: [],
    says: ({ target, check }) => `Raised a query about ${target}${check === null ? '' : `, by check ${check}`}`,
    when: () => null,
    example: {
      target: 'adverseEvent-6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10/AEENDTC',
      valueWhenRaised: '2026-02-01',
      text: 'The end lies before the start. Please check.',
      origin: 'check',
      check: 'ae-end-after-start 1',
      addressee: 'coordinator',
    },
  },
  QueryAnswered: {
    version: 1,
    upcasts: [],
    says: () => 'Answered the query',
    when: () => null,
    example: { answer: 'Corrected after the source.' },
  },
  QueryClosed: {
    version: 1,
    upcasts: [],
    says: () => 'Closed the query',
    when: () => null,
    example: { reason: 'Agrees with the source' },
  },
  QueryReopened: {
    version: 1,
    upcasts: [],
    says: () => 'Reopened the query',
    when: () => null,
    example: { reason: 'The start was corrected since' },
  },
};
