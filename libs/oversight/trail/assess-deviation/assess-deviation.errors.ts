import { DomainError } from '@verum/platform/eventsourcing';

/** The rule was broken again since: the same words would leave the deviation open, and nobody would notice. */
export class AssessedBefore extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'assessed-before';
  override readonly message = 'This is how it was assessed before it was found again. Say what the assessment rests on now.';
}
