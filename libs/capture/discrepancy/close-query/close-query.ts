import { command, NotThere } from '@verum/platform/eventsourcing';
import { QueryClosedBefore } from '../discrepancy.errors';
import { discrepancies } from '../discrepancy.state';

export type Closing = Readonly<{ reason: string | null }>;

/** Those who were asked never close: whether an answer will do is for those who review. An open query may be withdrawn so. */
export class CloseQuery extends command({
  stream: discrepancies,
  does: 'change',
  may: ['monitor', 'data-manager'],
  decide: ({ reason }: Closing, { status, said }) => {
    if (status === null) throw new NotThere();
    if (status === 'closed' && said === reason) return [];
    if (status === 'closed') throw new QueryClosedBefore();
    return [{ type: 'QueryClosed', data: { reason } }];
  },
}) {}
