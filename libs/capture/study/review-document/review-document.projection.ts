import { addDays } from '@verum/science/dates';
import type { Projection } from '@verum/platform/eventsourcing';
import type { ReviewPlan, StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** `due` is the day by which the next review is due; null where none is due any more. */
export type ReviewDocument = ReviewPlan &
  Readonly<{
    study: string;
    due: string | null;
    performedOn: string | null;
    reviewedUpTo: number | null;
    findings: number;
    performed: number;
    n: number;
  }>;

export const reviewDocuments: Projection<ReviewDocument, StudyEvent> = {
  name: 'review',
  version: 1,
  streams: [studies],
  key: ({ stream, type, data }) =>
    type === 'ReviewPlanned' || type === 'ReviewPerformed' ? `${stream}/${data.reviewName}` : stream,
  columns: ['study'],
  evolve: (doc, { type, data, n, metadata: { study } }) => {
    if (type === 'ReviewPlanned')
      return { study, ...data, due: data.firstDue, performedOn: null, reviewedUpTo: null, findings: 0, performed: 0, n };
    if (type !== 'ReviewPerformed' || !doc) return doc;
    const { performedOn, reviewedUpTo, findings } = data;
    const due = doc.everyDays === null ? null : addDays(performedOn, doc.everyDays);
    return { ...doc, due, performedOn, reviewedUpTo, findings: doc.findings + findings, performed: doc.performed + 1, n };
  },
};
