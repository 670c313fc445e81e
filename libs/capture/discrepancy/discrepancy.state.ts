import type { Stream } from '@verum/platform/eventsourcing';
import { discrepancyEvents, type DiscrepancyEvent } from './discrepancy.events';

/** A query that was reopened is open. */
export type QueryStatus = 'open' | 'answered' | 'closed';

/** `said` is what the latest step was given: the answer or the reason, null where a query was only raised or closed without. */
export type Discrepancy = Readonly<{ status: QueryStatus | null; said: string | null }>;

export const discrepancies: Stream<Discrepancy, DiscrepancyEvent> = {
  category: 'discrepancy',
  catalogue: discrepancyEvents,
  initial: { status: null, said: null },
  evolve: (_, event) => ({ status: statusAfter(event), said: saidBy(event) }),
};

/** Every step leads to one status, whatever stood before: the decisions see to it that only allowed steps are taken. */
export const statusAfter = ({ type }: DiscrepancyEvent): QueryStatus => {
  switch (type) {
    case 'QueryRaised':
    case 'QueryReopened':
      return 'open';
    case 'QueryAnswered':
      return 'answered';
    case 'QueryClosed':
      return 'closed';
  }
};

const saidBy = ({ type, data }: DiscrepancyEvent): string | null => {
  if (type === 'QueryRaised') return null;
  return type === 'QueryAnswered' ? data.answer : data.reason;
};
