import { DomainError } from '@verum/platform/eventsourcing';

export class RangeReversed extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'range-reversed';
  override readonly message = 'A difference is read from an earlier record to a later one.';
  override readonly fields = ['query: from', 'query: to'];
}
