import { refusal } from '@verum/platform/eventsourcing';

export class TargetUnclear extends refusal(
  'invalid',
  'query-target-unclear',
  'Name what is asked about: a stream of this participant, the record where it holds several, the item.',
  ['/target'],
) {}

export class OriginUnclear extends refusal(
  'invalid',
  'query-origin-unclear',
  'A query from a check names the check and its version; one from a person names none.',
  ['/check'],
) {}

export class QueryNotOpen extends refusal('conflict', 'query-not-open', 'Only a query that is open is answered.') {}

export class QueryClosedBefore extends refusal('conflict', 'query-closed', 'The query was closed before.') {}

export class QueryNotClosed extends refusal('conflict', 'query-not-closed', 'Only a query that is closed is reopened.') {}
