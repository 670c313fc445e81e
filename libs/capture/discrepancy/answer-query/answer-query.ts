import { command, NotThere } from '@verum/platform/eventsourcing';
import { QueryNotOpen } from '../discrepancy.errors';
import { discrepancies } from '../discrepancy.state';

export type Answering = Readonly<{ answer: string }>;

/** Names the revision seen: a query that was reopened since asks something else. */
export class AnswerQuery extends command({
  stream: discrepancies,
  does: 'change',
  may: ['coordinator', 'investigator'],
  decide: ({ answer }: Answering, { status, said }) => {
    if (status === null) throw new NotThere();
    if (status === 'answered' && said === answer) return [];
    if (status !== 'open') throw new QueryNotOpen();
    return [{ type: 'QueryAnswered', data: { answer } }];
  },
}) {}
