import { refusal } from '@verum/platform/eventsourcing';

export class EndBeforeStart extends refusal('invalid', 'end-before-start', 'The end lies before the start.') {
  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class RacesRepeated extends refusal('invalid', 'races-repeated', 'Name one race to eight, each once.', ['/RACE']) {}

/** `rules` are of the answers and of the verdict; each has its pointer at the same place of `fields`. */
export class EligibilityUnfit extends refusal(
  'invalid',
  'eligibility-unfit',
  'Answer every criterion of the protocol in force once, and let the verdict follow from the answers.',
) {
  override readonly rules: readonly string[];
  override readonly fields: readonly string[];

  constructor(faults: readonly Readonly<{ rule: string; pointer: string }>[]) {
    super();
    this.rules = faults.map(({ rule }) => rule);
    this.fields = faults.map(({ pointer }) => pointer);
  }
}

export class EnrolmentRefused extends refusal('invalid', 'enrolment-refused', 'This participant may not be enrolled.') {
  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class NotInScreening extends refusal(
  'conflict',
  'not-in-screening',
  'Who was enrolled or randomised does not fail screening: record that they left the study.',
) {}

export class ReasonUnfit extends refusal(
  'invalid',
  'reason-unfit',
  'Completion and screen failure are recorded by acts of their own: name why the participant left.',
  ['/DSDECOD'],
) {}

export class CategoryUnfit extends refusal(
  'invalid',
  'category-unfit',
  'A disposition event is a completion, a screen failure or a discontinuation, and no milestone.',
  ['/DSCAT'],
) {}

export class VisitNotPlanned extends refusal(
  'invalid',
  'visit-not-planned',
  'The protocol in force has no such visit: say that it was not planned.',
  ['/VISITNUM'],
) {}

export class LinkedToItself extends refusal(
  'invalid',
  'linked-to-itself',
  'An earlier screening is that of another participant of this study.',
  ['/earlier'],
) {}

export class RecordUnknown extends refusal('invalid', 'record-unknown', 'This participant has no such record.', ['/record']) {}

export class EarlierScreeningUnknown extends refusal(
  'invalid',
  'earlier-screening-unknown',
  'Nobody was screened under this number in this study.',
  ['/earlier'],
) {}
