import { DomainError } from '@verum/platform/eventsourcing';

export class TargetUnclear extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'query-target-unclear';
  override readonly message =
    'Name what is asked about: a stream of this participant, the record where it holds several, the item.';
  override readonly fields = ['/target'];
}

export class OriginUnclear extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'query-origin-unclear';
  override readonly message = 'A query from a check names the check and its version; one from a person names none.';
  override readonly fields = ['/check'];
}

export class QueryNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'query-not-open';
  override readonly message = 'Only a query that is open is answered.';
}

export class QueryClosedBefore extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'query-closed';
  override readonly message = 'The query was closed before.';
}

export class QueryNotClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'query-not-closed';
  override readonly message = 'Only a query that is closed is reopened.';
}
