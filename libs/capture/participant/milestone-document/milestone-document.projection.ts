import { recordOfMilestone, type Milestone } from '../disposition.events';
import { recordDocuments, type RecordDocument } from '../record-documents';

/** What SDTM DS holds beside the disposition event. */
export type MilestoneDocument = RecordDocument<Milestone>;

export const milestoneDocuments = recordDocuments<'MilestoneRecorded', Milestone>(
  'milestone',
  'MilestoneRecorded',
  recordOfMilestone,
);
