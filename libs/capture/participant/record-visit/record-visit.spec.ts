import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EndBeforeStart, VisitNotPlanned } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import type { ParticipantEvent } from '../participant.events';
import { completed, consented, randomised, rulesIn, screened, study, visited, withdrawn, withoutZone } from '../testing';
import type { VisitTaken } from '../visit.events';
import { RecordVisit } from './record-visit';

const { given } = scenarios(RecordVisit);
const taken = withoutZone(visited.data);
const { evolve, initial } = RecordVisit.spec.stream;
const unscheduled = { ...taken, VISITNUM: 9.2, VISIT: 'Unscheduled 9.2', VISITDY: null, planned: false };
const decide = (change: Partial<VisitTaken>, ...past: ParticipantEvent[]) =>
  RecordVisit.spec.decide({ ...taken, SVENDTC: null, ...change }, past.reduce(evolve, initial), study);
const leaving: ParticipantEvent = { ...withdrawn, data: { ...withdrawn.data, withdrawalScopes: ['visits'] } };

describe('record a visit', () => {
  it('keeps what took place', () => given(screened, consented).when(taken, study).then(visited));
  it('changes nothing the second time', () => given(screened, consented, visited).when(taken, study).thenNothing());
  it('names what differs from what is there', () =>
    expect(() => decide({ SVSTDTC: '2026-02-03' }, screened, consented, visited)).toThrow(
      expect.objectContaining({ code: 'recorded-otherwise', fields: ['/SVSTDTC', '/SVENDTC'] }),
    ));
  it('keeps unscheduled visits of one number on different days', () => {
    const first: ParticipantEvent = { type: 'VisitRecorded', data: { ...unscheduled, zone: 'Europe/Berlin' } };
    const second = { ...unscheduled, SVSTDTC: '2026-02-05', SVENDTC: null };
    given(screened, consented, first)
      .when(second, study)
      .then({ ...first, data: { ...second, zone: 'Europe/Berlin' } });
    given(screened, consented, first).when(unscheduled, study).thenNothing();
    given(screened, consented, first)
      .when({ ...unscheduled, SVUPDES: 'Rash' }, study)
      .thenRefuses(RecordedOtherwise);
  });
  it('is taken after the participation ended', () => given(screened, consented, completed).when(taken, study).then(visited));

  it('refuses a planned visit that the protocol does not have', () =>
    given(screened, consented)
      .when({ ...unscheduled, planned: true }, study)
      .thenRefuses(VisitNotPlanned));
  it('refuses an end before the start', () =>
    given(screened, consented)
      .when({ ...taken, SVENDTC: '2026-02-01' }, study)
      .thenRefuses(EndBeforeStart));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, SVSTDTC: '2026-03-29T02:30' }, study)
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken, study).thenRefuses(NotThere));
});

describe('what the protocol says against a visit stands beside it', () => {
  it.each<[string, Partial<VisitTaken>, ParticipantEvent[]]>([
    ['visit-before-consent', {}, [screened]],
    ['visit-before-consent', { SVSTDTC: '2026-01-09' }, [screened, consented]],
    ['visit-after-withdrawal', { SVSTDTC: '2026-03-02' }, [screened, consented, leaving]],
    ['visit-outside-window', { SVSTDTC: '2026-02-03' }, [screened, consented, randomised]],
    ['visit-outside-window', { SVSTDTC: '2026-02-01' }, [screened, consented, randomised]],
  ])('%s', (rule, change, past) => {
    const events = decide(change, ...past);
    expect(events[0]!.type).toBe('VisitRecorded');
    expect(rulesIn(events)).toEqual([rule]);
  });
  it.each<[string, Partial<VisitTaken>, ParticipantEvent[]]>([
    ['on a day of the window', {}, [screened, consented, randomised]],
    ['while nobody was randomised', { SVSTDTC: '2026-05-01' }, [screened, consented]],
    ['on a day that is not known', { SVSTDTC: '2026-02' }, [screened, consented, randomised]],
    ['that did not take place', { SVSTDTC: '2026-05-01', SVOCCUR: 'N' }, [screened, consented, randomised]],
    ['that was not planned', { ...unscheduled, SVSTDTC: '2026-05-01', SVENDTC: null }, [screened, consented, randomised]],
    ['after a withdrawal from doses alone', { SVSTDTC: '2026-03-02' }, [screened, consented, withdrawn]],
    ['before the withdrawal, and typed after it', {}, [screened, consented, leaving]],
  ])('nothing against a visit %s', (_, change, past) => expect(rulesIn(decide(change, ...past))).toEqual([]));

  it('says which study day was found, at the moment of the visit', () =>
    expect(decide({ SVSTDTC: '2026-02-04T10:00' }, screened, consented, randomised)[1]!.data).toEqual({
      rule: 'visit-outside-window',
      record: '2',
      DVTERM: 'A visit took place outside its window',
      expected: 'study day 1 to 1',
      found: 'study day 3',
      DVSTDTC: '2026-02-04T10:00+01:00',
    }));
});
