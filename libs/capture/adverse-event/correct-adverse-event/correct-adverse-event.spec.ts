import { CorrectionRefused, NotThere, ValueRefused, type Correcting } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EndsBeforeItStarts, NoGrade } from '../adverse-event.errors';
import type { AdverseEventEvent } from '../adverse-event.events';
import { documentAfter, graded, reported, reportedWith, resolved, stateAfter, unclearAt, updated } from '../testing';
import { CorrectAdverseEvent } from './correct-adverse-event';

const { given } = scenarios(CorrectAdverseEvent);
const why = {
  reasonCode: 'transcription',
  reason: 'The diary says so',
  cause: 'query',
  query: '6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10',
} as const;
const asked = (item: string, is: unknown, record: string | null = null): Correcting => ({ record, item, is, ...why });
const corrected = (item: string, was: unknown, is: unknown, record: string | null = null): AdverseEventEvent => ({
  type: 'ItemCorrected',
  data: { record, item, was, is, ...why },
});
const start = reported.data.AESTDTC;

describe('correct an adverse event', () => {
  it('R05 R47 keeps the old value, the new one, why, and the query that prompted it', () =>
    given(reported)
      .when(asked('AESTDTC', '2026-02-01'))
      .then(corrected('AESTDTC', start, '2026-02-01')));
  it('R05 keeps three values where a correction goes back', () => {
    const there = corrected('AESTDTC', start, '2026-02-01');
    given(reported, there)
      .when(asked('AESTDTC', start))
      .then(corrected('AESTDTC', '2026-02-01', start));
    expect(documentAfter(reported, there, corrected('AESTDTC', '2026-02-01', start))).toMatchObject({ AESTDTC: start });
  });
  it('changes nothing where the value stands there already', () => given(reported).when(asked('AESTDTC', start)).thenNothing());
  it('takes back what may be left out', () =>
    given(reported)
      .when(asked('session', null))
      .then(corrected('session', 1, null)));

  it('corrects what an update or a resolution brought', () => {
    given(reported, resolved)
      .when(asked('AEENDTC', '2026-02-21'))
      .then(corrected('AEENDTC', '2026-02-20', '2026-02-21'));
    given(reported, updated)
      .when(asked('AESHOSP', 'N'))
      .then(corrected('AESHOSP', 'Y', 'N'));
  });
  it('corrects one grading, by its place', () => {
    const later = { ...graded, data: { ...graded.data, AESEV: 'SEVERE', gradedOn: '2026-02-10' } } as const;
    const correction = corrected('AESEV', 'SEVERE', 'MODERATE', 'severity/2');
    given(reported, graded, later)
      .when(asked('AESEV', 'MODERATE', 'severity/2'))
      .then(correction);
    expect(documentAfter(reported, graded, later, correction)).toMatchObject({ AESEV: 'MODERATE', worsened: ['2026-02-10'] });
    const moved = corrected('gradedOn', '2026-02-10', '2026-02-09', 'severity/2');
    expect(documentAfter(reported, graded, later, moved)).toMatchObject({ worsened: ['2026-02-09'] });
  });
  it('takes the flag away with what it was raised for', () => {
    const flagged = reportedWith({ AESHOSP: 'Y' });
    expect(documentAfter(flagged)!.flagged).toBe('Y');
    expect(documentAfter(flagged, corrected('AESER', 'N', 'Y'))!.flagged).toBe('N');
    expect(documentAfter(flagged, corrected('AESHOSP', 'Y', 'N'))!.flagged).toBe('N');
  });
  it('asks for the revision that was seen', () => expect(CorrectAdverseEvent.spec.does).toBe('change'));
  it('R64 R65 is for the site alone', () => expect(CorrectAdverseEvent.may).toEqual(['coordinator', 'investigator']));
});

describe('a correction is refused', () => {
  const refusal =
    (correcting: Correcting, ...more: AdverseEventEvent[]) =>
    () =>
      CorrectAdverseEvent.spec.decide(correcting, stateAfter(reported, graded, ...more), {});

  it.each([
    ['an end before the start', asked('AEENDTC', '2026-01'), EndsBeforeItStarts, '/is'],
    ['no term', asked('AETERM', null), ValueRefused, '/is'],
    ['no value of its item', asked('AESER', 'yes'), ValueRefused, '/is'],
    ['the zone', asked('zone', 'UTC'), CorrectionRefused, '/item'],
    ['a grade in the report', asked('AESEV', 'MILD'), CorrectionRefused, '/item'],
    ['a grading that is not there', asked('AESEV', 'MILD', 'severity/2'), CorrectionRefused, '/item'],
    ['what is judged anew', asked('AEREL', 'NONE', 'causality/1'), CorrectionRefused, '/item'],
    ['a coded term', asked('AEDECOD', 'Nausea'), CorrectionRefused, '/item'],
  ] as const)('for %s', (_, correcting, error, pointer) => {
    expect(refusal(correcting)).toThrow(error);
    expect(refusal(correcting)).toThrow(expect.objectContaining({ fields: [pointer] }));
  });
  it.each([asked('AESTDTC', '2026-03-29T02:30'), asked('gradedOn', '2026-03-29T02:30', 'severity/1')])(
    'R26 for a local time that the clocks left out: $item',
    (correcting) => expect(refusal(correcting)).toThrow(unclearAt('/is')),
  );
  it('for a start after the end', () => expect(refusal(asked('AESTDTC', '2026-02-21'), resolved)).toThrow(EndsBeforeItStarts));
  it('for the last grade of a grading', () =>
    expect(refusal(asked('AESEV', null, 'severity/1'), corrected('AETOXGR', 1, null, 'severity/1'))).toThrow(NoGrade));
  it('for an event that was never reported', () => given().when(asked('AESTDTC', start)).thenRefuses(NotThere));
});
