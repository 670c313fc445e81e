import { CorrectionRefused, ValueRefused, type Correcting } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EndBeforeStart, NotInScreening, RecordUnknown } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import type { ParticipantEvent } from '../participant.events';
import { completed, consented, exampleOf, randomised, rulesIn, screened, study, visited } from '../testing';
import { CorrectParticipant } from './correct-participant';

const { given } = scenarios(CorrectParticipant);
const { evolve, initial } = CorrectParticipant.spec.stream;
const why = { reasonCode: 'transcription', reason: 'The source says so', cause: 'source', query: null } as const;
const asked = (record: string | null, item: string, is: unknown): Correcting => ({ record, item, is, ...why });
const past: readonly ParticipantEvent[] = [
  ...[screened, consented, exampleOf('DemographyRecorded'), exampleOf('CharacteristicRecorded')],
  ...[
    exampleOf('ParticipantEnrolled'),
    randomised,
    visited,
    completed,
    exampleOf('DeathRecorded'),
    exampleOf('MilestoneRecorded'),
  ],
];
const state = past.reduce(evolve, initial);
const decide = (record: string | null, item: string, is: unknown) =>
  CorrectParticipant.spec.decide(asked(record, item, is), state, study);

describe('R05 correct a participant', () => {
  it.each<[string, string, unknown, unknown]>([
    ['screening', 'SVSTDTC', '2026-01-10', '2026-01-09'],
    ['screening', 'SVSTDTC', '2026-01-10', null],
    ['demography', 'AGE', 42, 43],
    ['demography', 'RACE', ['WHITE'], ['WHITE', 'ASIAN']],
    ['EDLEVEL', 'SCORRES', '16', '12'],
    ['2', 'SVCNTMOD', 'IN PERSON', null],
    ['disposition', 'DSDECOD', 'COMPLETED', 'LOST TO FOLLOW-UP'],
    ['disposition', 'VISITNUM', 2, 1],
    ['death', 'DTHDTC', '2026-05-01', '2026-05'],
  ])('%s %s keeps %j beside %j, and why', (record, item, was, is) =>
    given(...past)
      .when(asked(record, item, is), study)
      .then({ type: 'ItemCorrected', data: { ...asked(record, item, is), was } }),
  );
  it('changes nothing where it is so already', () => {
    given(...past)
      .when(asked('demography', 'AGE', 42), study)
      .thenNothing();
    given(...past)
      .when(asked('demography', 'RACE', ['WHITE']), study)
      .thenNothing();
  });
  it('rests on the corrections before it', () => {
    const once = decide('demography', 'AGE', 43);
    given(...past, ...once)
      .when(asked('demography', 'AGE', 43), study)
      .thenNothing();
    given(...past, ...once)
      .when(asked('demography', 'AGE', 42), study)
      .then({ type: 'ItemCorrected', data: { ...asked('demography', 'AGE', 42), was: 43 } });
  });
  it('asks for the revision that was seen', () => expect(CorrectParticipant.spec.does).toBe('change'));
});

describe('a correction of a participant is refused', () => {
  it.each(['constructor', '__proto__', '3', null])('of a record that is not there: %s', (record) =>
    expect(() => decide(record, 'SVSTDTC', '2026-01-09')).toThrow(RecordUnknown),
  );
  it.each([
    ['demography', 'SVSTDTC'],
    ['2', 'VISITNUM'],
    ['screening', 'SITEID'],
    ['death', 'RACE'],
    ['enrolment', 'DSSTDTC'],
    ['randomisation', 'stratum'],
    ['milestone/FINAL LAB VISIT@2026-07-02', 'DSTERM'],
  ])('of %s %s, which is an act of its own or never changes', (record, item) =>
    expect(() => decide(record, item, '2026-01-09')).toThrow(CorrectionRefused),
  );
  it.each<[string, string, unknown, string]>([
    ['demography', 'SEX', 'X', 'codelist'],
    ['demography', 'SEX', null, 'codelist'],
    ['demography', 'RACE', 'WHITE', 'races'],
    ['demography', 'RACE', [], 'races'],
    ['demography', 'RACE', ['WHITE', 'WHITE'], 'races'],
    ['demography', 'RACE', ['MARTIAN'], 'codelist'],
    ['disposition', 'DSDECOD', 'BORED', 'codelist'],
    ['death', 'DTHDTC', null, 'date'],
  ])('%s %s: %j is no value', (record, item, is, rule) => {
    expect(() => decide(record, item, is)).toThrow(ValueRefused);
    expect(() => decide(record, item, is)).toThrow(expect.objectContaining({ rules: [rule] }));
  });
  it('R26 of a local time that the clocks left out', () => {
    expect(() => decide('2', 'SVSTDTC', '2026-03-29T02:30')).toThrow(LocalTimeUnclear);
    expect(() => decide('2', 'SVSTDTC', '2026-03-29T02:30')).toThrow(expect.objectContaining({ fields: ['/is'] }));
  });
  it('where the visit would end before its start', () =>
    expect(() => decide('2', 'SVSTDTC', '2026-02-03')).toThrow(EndBeforeStart));
  it('where somebody who was randomised would fail screening', () =>
    expect(() => decide('disposition', 'DSDECOD', 'SCREEN FAILURE')).toThrow(NotInScreening));
});

describe('R05 a correction moves what was a deviation', () => {
  const earlier = decide('2', 'SVSTDTC', '2026-02-01');
  it('it is detected', () => {
    expect(earlier.map(({ type }) => type)).toEqual(['ItemCorrected', 'ProtocolDeviationDetected']);
    expect(rulesIn(earlier)).toEqual(['visit-outside-window']);
  });
  it('it is superseded, not deleted, when it is corrected back', () => {
    const back = CorrectParticipant.spec.decide(asked('2', 'SVSTDTC', '2026-02-02'), earlier.reduce(evolve, state), study);
    expect(back.map(({ type }) => type)).toEqual(['ItemCorrected', 'ProtocolDeviationSuperseded']);
    expect(rulesIn(back, 'Superseded')).toEqual(['visit-outside-window']);
  });
  it('another day of randomisation moves the study days of every visit', () => {
    const moved = decide('randomisation', 'DSSTDTC', '2026-02-01');
    expect(moved.map(({ type }) => type)).toEqual(['ItemCorrected', 'ProtocolDeviationDetected']);
    expect(moved[1]!.data).toMatchObject({ rule: 'visit-outside-window', record: '2', found: 'study day 2' });
  });
  it('and another item of the visit leaves it as it is', () =>
    expect(CorrectParticipant.spec.decide(asked('2', 'SVUPDES', 'Rash'), earlier.reduce(evolve, state), study)).toHaveLength(1));
});
