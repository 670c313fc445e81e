import { recordDocuments, type RecordDocument } from '../record-documents';
import { recordOfVisit, type Visit } from '../visit.events';

export type VisitDocument = RecordDocument<Visit>;

export const visitDocuments = recordDocuments<'VisitRecorded', Visit>('visit', 'VisitRecorded', recordOfVisit);
