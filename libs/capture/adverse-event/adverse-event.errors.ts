import { DomainError } from '@verum/platform/eventsourcing';

export class EndsBeforeItStarts extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'ends-before-it-starts';
  override readonly message = 'An adverse event cannot end before it starts.';

  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class NoGrade extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'no-grade';
  override readonly message = 'A grade is one of AESEV, of AETOXGR, or of both.';

  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class OutcomeIsDeath extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'outcome-is-death';
  override readonly message = 'The outcome on record is death, and no other follows it. If it is wrong, correct it.';
  override readonly fields = ['/AEOUT'];
}

export class ParticipantInError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'participant-in-error';
  override readonly message = 'This participant was entered in error: nothing more is reported of them.';
}
