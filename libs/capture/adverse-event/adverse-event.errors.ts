import { refusal } from '@verum/platform/eventsourcing';

export class EndsBeforeItStarts extends refusal(
  'invalid',
  'ends-before-it-starts',
  'An adverse event cannot end before it starts.',
) {
  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class NoGrade extends refusal('invalid', 'no-grade', 'A grade is one of AESEV, of AETOXGR, or of both.') {
  constructor(override readonly fields: readonly string[]) {
    super();
  }
}

export class OutcomeIsDeath extends refusal(
  'conflict',
  'outcome-is-death',
  'The outcome on record is death, and no other follows it. If it is wrong, correct it.',
  ['/AEOUT'],
) {}

export class ParticipantInError extends refusal(
  'conflict',
  'participant-in-error',
  'This participant was entered in error: nothing more is reported of them.',
) {}
