import { DomainError } from '@verum/platform/eventsourcing';

export class EndBeforeStart extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'end-before-start';
  override readonly message = 'The end lies before the start.';

  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class RacesRepeated extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'races-repeated';
  override readonly message = 'Name one race to eight, each once.';
  override readonly fields = ['/RACE'];
}

/** `rules` are of the answers and of the verdict; each has its pointer at the same place of `fields`. */
export class EligibilityUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'eligibility-unfit';
  override readonly message =
    'Answer every criterion of the protocol in force once, and let the verdict follow from the answers.';
  override readonly rules: readonly string[];
  override readonly fields: readonly string[];

  constructor(faults: readonly Readonly<{ rule: string; pointer: string }>[]) {
    super();
    this.rules = faults.map(({ rule }) => rule);
    this.fields = faults.map(({ pointer }) => pointer);
  }
}

export class EnrolmentRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'enrolment-refused';
  override readonly message = 'This participant may not be enrolled.';

  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class NotInScreening extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'not-in-screening';
  override readonly message = 'Who was enrolled or randomised does not fail screening: record that they left the study.';
}

export class ReasonUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'reason-unfit';
  override readonly message = 'Completion and screen failure are recorded by acts of their own: name why the participant left.';
  override readonly fields = ['/DSDECOD'];
}

export class CategoryUnfit extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'category-unfit';
  override readonly message = 'A disposition event is a completion, a screen failure or a discontinuation, and no milestone.';
  override readonly fields = ['/DSCAT'];
}

export class VisitNotPlanned extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'visit-not-planned';
  override readonly message = 'The protocol in force has no such visit: say that it was not planned.';
  override readonly fields = ['/VISITNUM'];
}

export class LinkedToItself extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'linked-to-itself';
  override readonly message = 'An earlier screening is that of another participant of this study.';
  override readonly fields = ['/earlier'];
}

export class RecordUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'record-unknown';
  override readonly message = 'This participant has no such record.';
  override readonly fields = ['/record'];
}

export class EarlierScreeningUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'earlier-screening-unknown';
  override readonly message = 'Nobody was screened under this number in this study.';
  override readonly fields = ['/earlier'];
}
