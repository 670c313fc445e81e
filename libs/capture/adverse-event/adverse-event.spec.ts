import { pinsTheStoredForm, pinsTheView } from '@verum/platform/eventsourcing/testing';
import { policyOf } from '@verum/platform/http';
import fc from 'fast-check';
import { adverseEventDocuments, severityOf, type Grading } from '.';
import { adverseEventEvents } from './adverse-event.events';
import { AdverseEventDocumentController } from './adverse-event-document/adverse-event-document.http';
import { documentAfter, graded, resolved } from './testing';

describe('the stored form of adverse events', () => pinsTheStoredForm(adverseEventEvents));
describe('the view of adverse events', () => pinsTheView(adverseEventDocuments));

describe('the view of adverse events', () => {
  it('holds nothing of an event that was not reported', () => expect(documentAfter(graded, resolved)).toBeUndefined());
  it('is not for those who rate the outcome', () => {
    const { ofStudy, ofParticipant, read } = AdverseEventDocumentController.prototype;
    for (const route of [ofStudy, ofParticipant, read]) {
      expect(policyOf(route)).toContain('coordinator');
      expect(policyOf(route)).not.toContain('efficacy-rater');
    }
  });
});

describe('sentences', () => {
  const { AdverseEventReported, SeverityGraded, CausalityAssessed, SeriousnessUpdated, AdverseEventResolved } =
    adverseEventEvents;
  it('say also what is not known', () => {
    expect(AdverseEventReported.says({ ...AdverseEventReported.example, AESTDTC: null, AESER: null })).toBe(
      'Reported Burning when passing water, begun nobody knows when; serious: not answered',
    );
    expect(SeverityGraded.says({ ...SeverityGraded.example, AESEV: null })).toBe('Graded grade 1');
    expect(SeriousnessUpdated.says({ ...SeriousnessUpdated.example, AESER: 'N', AESHOSP: 'N' })).toMatch('nothing says yes');
    expect(AdverseEventResolved.says({ ...AdverseEventResolved.example, AEOUT: null, AEENDTC: null })).toBe('Outcome not known');
  });
  it('never name a product', () =>
    expect(CausalityAssessed.says({ ...CausalityAssessed.example, product: 'canary' })).not.toContain('canary'));
});

describe('the severity of an event', () => {
  const grade = (AESEV: Grading['AESEV'], gradedOn: string | null, AETOXGR: number | null = null): Grading => ({
    ...{ AESEV, AETOXGR, gradingScale: null, gradedOn },
  });
  const of = (...gradings: Grading[]) => severityOf(gradings, 'Europe/Berlin');

  it('is its worst, and the first grade is no worsening', () => {
    expect(of()).toEqual({ AESEV: null, AETOXGR: null, worsened: [] });
    expect(of(grade('SEVERE', '2026-02-02'))).toEqual({ AESEV: 'SEVERE', AETOXGR: null, worsened: [] });
    expect(of(grade('SEVERE', null), grade('MILD', '2026-02-05'))).toMatchObject({ AESEV: 'SEVERE', worsened: [] });
  });
  it('worsens with each grade above all before it, and not with one that only comes back', () =>
    expect(
      of(grade('MILD', null), grade('SEVERE', '2026-02-03'), grade('MILD', '2026-02-05'), grade('MODERATE', '2026-02-07')),
    ).toMatchObject({ AESEV: 'SEVERE', worsened: ['2026-02-03'] }));
  it('worsens by each of the two scales, and never from one to the other', () => {
    expect(of(grade('MILD', null, 1), grade('MILD', '2026-02-03', 3))).toMatchObject({ AETOXGR: 3, worsened: ['2026-02-03'] });
    expect(of(grade('MILD', null), grade(null, '2026-02-03', 4))).toMatchObject({ AESEV: 'MILD', AETOXGR: 4, worsened: [] });
  });
  it('R26 counts instants of one day on the line of time, on the night when the clocks go back', () =>
    expect(of(grade('MILD', '2026-10-25T02:40+02:00'), grade('SEVERE', '2026-10-25T02:30+01:00')).worsened).toEqual([
      '2026-10-25T02:30+01:00',
    ]));

  const gradings = fc.uniqueArray(
    fc.record({
      AESEV: fc.constantFrom('MILD' as const, 'MODERATE' as const, 'SEVERE' as const, null),
      AETOXGR: fc.option(fc.integer({ min: 1, max: 5 })),
      gradingScale: fc.constant(null),
      gradedOn: fc.option(
        fc
          .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
      ),
    }),
    { selector: ({ gradedOn }) => gradedOn, maxLength: 6 },
  );
  it('is the same in whatever order its grades were typed', () =>
    fc.assert(
      fc.property(gradings, fc.infiniteStream(fc.nat()), (some, keys) => {
        const shuffled = some.map((each) => ({ each, key: keys.next().value! })).sort((a, b) => a.key - b.key);
        expect(of(...shuffled.map(({ each }) => each))).toEqual(of(...some));
      }),
    ));
});
