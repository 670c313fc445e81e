import { idOf, type Projection } from '@verum/platform/eventsourcing';
import type { DiscrepancyEvent, Query } from '../discrepancy.events';
import { discrepancies, statusAfter, type QueryStatus } from '../discrepancy.state';

/** `answer` is the latest; `reason` the one why it was closed or reopened last. What stood before is read as of before. */
export type DiscrepancyDocument = Query &
  Readonly<{
    study: string;
    site: string | null;
    participant: string;
    discrepancy: string;
    status: QueryStatus;
    answer: string | null;
    reason: string | null;
    reopened: number;
    raisedAt: string;
    revision: number;
    n: number;
  }>;

export const discrepancyDocuments: Projection<DiscrepancyDocument, DiscrepancyEvent> = {
  name: 'discrepancy',
  version: 1,
  streams: [discrepancies],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant', 'discrepancy', 'status'],
  evolve: (doc, fact) => {
    const { type, data, stream, revision, n, metadata } = fact;
    const now = { status: statusAfter(fact), revision, n };
    switch (type) {
      case 'QueryRaised': {
        const { study, site = null, participant, receivedAt: raisedAt } = metadata;
        const whose = { study, site, participant: participant!, discrepancy: idOf(stream) };
        return { ...whose, ...data, answer: null, reason: null, reopened: 0, raisedAt, ...now };
      }
      case 'QueryAnswered':
        return doc && { ...doc, ...now, answer: data.answer };
      case 'QueryClosed':
        return doc && { ...doc, ...now, reason: data.reason };
      case 'QueryReopened':
        return doc && { ...doc, ...now, reason: data.reason, reopened: doc.reopened + 1 };
    }
  },
};
