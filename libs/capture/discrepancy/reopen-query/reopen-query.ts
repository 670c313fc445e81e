import { command, NotThere } from '@verum/platform/eventsourcing';
import { QueryNotClosed } from '../discrepancy.errors';
import { discrepancies } from '../discrepancy.state';

export type Reopening = Readonly<{ reason: string }>;

export class ReopenQuery extends command({
  stream: discrepancies,
  does: 'change',
  may: ['monitor', 'data-manager'],
  decide: ({ reason }: Reopening, { status, said }) => {
    if (status === null) throw new NotThere();
    if (status === 'open' && said === reason) return [];
    if (status !== 'closed') throw new QueryNotClosed();
    return [{ type: 'QueryReopened', data: { reason } }];
  },
}) {}
