import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EndsBeforeItStarts, NoGrade, ParticipantInError } from '../adverse-event.errors';
import { assessed, causality, graded, grading, known, report, reported, reportedWith, unclearAt } from '../testing';
import { ReportAdverseEvent, type Reporting } from './report-adverse-event';

const { given } = scenarios(ReportAdverseEvent);
const alone: Reporting = { ...report, severity: null, causality: null };
const refusal = (change: Partial<Reporting>) => () =>
  ReportAdverseEvent.spec.decide({ ...alone, ...change }, ReportAdverseEvent.spec.stream.initial, known);

describe('report an adverse event', () => {
  it('R45 keeps the items as they were collected, with the zone of their local times', () =>
    given().when(alone, known).then(reported));
  it('keeps severity and causality in the same append, each as a fact of its own', () =>
    given()
      .when({ ...report, severity: grading, causality }, known)
      .then(reported, graded, assessed));
  it('is for a stream that is not there yet, so that twice is once', () => expect(ReportAdverseEvent.spec.does).toBe('create'));
  it('takes an event of which next to nothing is known', () =>
    given()
      .when({ ...alone, AESTDTC: null, AESER: null, AEOUT: null }, known)
      .then(reportedWith({ AESTDTC: null, AESER: null, AEOUT: null })));

  it('R73 keeps a criterion beside a No to seriousness: a check asks, and nobody refuses', () =>
    given()
      .when({ ...alone, AESHOSP: 'Y' }, known)
      .then(reportedWith({ AESHOSP: 'Y' })));
  it('R38 keeps an event of somebody who has died, left or withdrawn', () =>
    given()
      .when(alone, { ...known, standing: { ...known.standing, status: 'discontinued', died: '2026-03-01' } })
      .then(reported));

  it('finds nobody who was never screened', () =>
    given()
      .when(alone, { ...known, place: null })
      .thenRefuses(NotThere));
  it('refuses a participant who was entered in error', () =>
    given()
      .when(alone, { ...known, standing: { ...known.standing, enteredInError: true } })
      .thenRefuses(ParticipantInError));

  it.each([
    ['2026-02-02', '2026-02-01'],
    ['2026-02', '2026-01'],
    ['2026-02-02T10:30', '2026-02-02T10:29'],
    ['2026-02-02T10:30', '2026-02-02T09:29Z'],
  ])('refuses what began %s and ended %s', (AESTDTC, AEENDTC) => {
    expect(refusal({ AESTDTC, AEENDTC })).toThrow(EndsBeforeItStarts);
    expect(refusal({ AESTDTC, AEENDTC })).toThrow(expect.objectContaining({ fields: ['/AESTDTC', '/AEENDTC'] }));
  });
  it.each([
    ['2026-02-02', '2026-02'],
    ['2026', '2026-01-01'],
    ['2026-02-02T10:30', '2026-02-02'],
    ['2026-02-02T10:30', '2026-02-02T09:30Z'], // the very minute of the start
  ])('keeps what began %s and ended %s: it may be right', (AESTDTC, AEENDTC) =>
    given()
      .when({ ...alone, AESTDTC, AEENDTC }, known)
      .then(reportedWith({ AESTDTC, AEENDTC })),
  );

  it('refuses a grading without a grade, and points at both scales', () => {
    const severity = { ...grading, AESEV: null, AETOXGR: null };
    expect(refusal({ severity })).toThrow(NoGrade);
    expect(refusal({ severity })).toThrow(expect.objectContaining({ fields: ['/severity/AESEV', '/severity/AETOXGR'] }));
  });
  it.each<[string, Partial<Reporting>]>([
    ['/AESTDTC', { AESTDTC: '2026-03-29T02:30' }],
    ['/AEENDTC', { AEENDTC: '2026-03-29T02:30' }],
    ['/siteAware', { siteAware: '2026-10-25T02:30' }],
    ['/severity/gradedOn', { severity: { ...grading, gradedOn: '2026-10-25T02:30' } }],
    ['/causality/gradedOn', { causality: { ...causality, gradedOn: '2026-03-29T02:30' } }],
  ])('R26 refuses a local time that the clocks left out or showed twice: %s', (pointer, change) =>
    expect(refusal(change)).toThrow(unclearAt(pointer)),
  );
});
