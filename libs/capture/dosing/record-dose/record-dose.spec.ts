import { participants, type ParticipantEvent } from '@verum/capture/participant';
import { consented, withdrawn } from '@verum/capture/participant/testing';
import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { DoseRefused } from '../dosing.errors';
import type { DoseTaken } from '../dosing.events';
import { around, doseGiven, doseTaken, doseWith, dosingAfter } from '../testing';
import { RecordDose } from './record-dose';

const { given } = scenarios(RecordDose);
const here = around();
const openLabel = { ...here, protocols: here.protocols.map((protocol) => ({ ...protocol, TBLIND: 'OPEN LABEL' as const })) };
const notGiven = { ...doseTaken, ECOCCUR: 'N' as const, ECREASOC: 'Blood pressure', ECDOSE: null, ECENDTC: null };
const zone = 'Europe/Berlin';

describe('record a dose', () => {
  it('keeps it with the zone of the site', () => given().when(doseTaken, here).then(doseGiven));
  it('changes nothing the second time', () => given(doseGiven).when(doseTaken, here).thenNothing());
  it('changes nothing the second time, whatever the protocol has become', () =>
    given(doseGiven)
      .when(doseTaken, {
        ...here,
        protocols: here.protocols.map((each) => ({ ...each, dosing: { ...each.dosing, maskedTreatment: 'X' } })),
      })
      .thenNothing());
  it('refuses other facts under the same number, and names the items alone', () => {
    const again = () => RecordDose.spec.decide({ ...doseTaken, ECDOSE: 39, kit: 'K-1' }, dosingAfter(doseGiven), here);
    expect(again).toThrow(RecordedOtherwise);
    expect(again).toThrow(expect.objectContaining({ fields: ['/ECDOSE', '/kit'] }));
  });
  it('keeps one that was not given, with its reason', () =>
    given()
      .when(notGiven, here)
      .then(doseWith({ ECOCCUR: 'N', ECREASOC: 'Blood pressure', ECDOSE: null, ECENDTC: null })));
  it('takes each interval of an infusion that stopped', () => {
    const second = { ...doseTaken, ECSPID: '2', ECSTDTC: '2026-02-02T10:45', ECENDTC: '2026-02-02T11:00' };
    given(doseGiven).when(second, here).then(doseWith(second));
  });
  it('finds nobody who was never screened', () =>
    given()
      .when(doseTaken, { ...here, place: null })
      .thenRefuses(NotThere));

  it.each<[string, Partial<DoseTaken>, string[]]>([
    ['occurrence-unclear', { ECOCCUR: 'U' as 'Y' }, ['/ECOCCUR']],
    ['reason-missing', { ...notGiven, ECREASOC: null }, ['/ECREASOC']],
    ['not-given', { ...notGiven, ECDOSE: 1, ECENDTC: '2026-02-02' }, ['/ECDOSE', '/ECENDTC']],
    ['unit-missing', { ECDOSU: null }, ['/ECDOSU']],
    ['unit-missing', { ECDOSU: null, ECDOSE: null }, ['/ECDOSU']],
    ['end-before-start', { ECENDTC: '2026-02-02T09:00' }, ['/ECENDTC']],
    ['treatment-unmasked', { ECTRT: 'Midazolam' }, ['/ECTRT']],
    ['dose-unmasked', { ECDOSU: 'mg/kg' }, ['/ECDOSU']],
    ['local-time-impossible', { ECSTDTC: '2026-03-29T02:30', ECENDTC: null }, ['/ECSTDTC']], // R26
  ])('refuses %s without its value', (rule, change, fields) => {
    const decide = () => RecordDose.spec.decide({ ...doseTaken, ...change }, dosingAfter(), here);
    expect(decide).toThrow(expect.objectContaining({ rules: [rule], fields, kind: 'invalid' }));
    expect(decide).not.toThrow(/Midazolam|mg/);
  });
  it('names every fault at once', () =>
    expect(() => RecordDose.spec.decide({ ...doseTaken, ECTRT: 'X', ECDOSU: 'mg' }, dosingAfter(), here)).toThrow(
      expect.objectContaining({ rules: ['treatment-unmasked', 'dose-unmasked'] }),
    ));
  it('leaves treatment and unit free in an open study', () => {
    const open = { ...doseTaken, ECTRT: 'Ketamine', ECDOSU: 'mg' as const, ECDOSE: 35 };
    given().when(open, openLabel).then(doseWith(open));
    given().when(open, here).thenRefuses(DoseRefused);
  });
});

describe('R06 what the protocol says against a dose stands beside it', () => {
  const end: ParticipantEvent = {
    type: 'ParticipationDiscontinued',
    data: {
      DSTERM: 'Moved',
      DSDECOD: 'LOST TO FOLLOW-UP',
      DSSTDTC: '2026-02-01',
      DSDTC: null,
      VISITNUM: null,
      VISIT: null,
      DSSPID: null,
      zone,
    },
  };
  const rulesOf = (change: Partial<DoseTaken>, needs: typeof here) =>
    RecordDose.spec.decide({ ...doseTaken, ...change }, dosingAfter(), needs).flatMap((event) => {
      if (event.type !== 'ProtocolDeviationDetected') return [];
      expect(event.data).toMatchObject({ record: '1', DVSTDTC: expect.stringContaining('2026-') });
      return [event.data.rule];
    });
  const nobody = (...events: ParticipantEvent[]) => {
    const { participation, ...rest } = around();
    const bare = events.reduce(participants.evolve, participants.initial);
    return { ...rest, consent: bare.consent, participation: { ...participation, enrolled: null, randomised: null } };
  };

  it.each<[string, Partial<DoseTaken>, typeof here, string[]]>([
    ['nothing', {}, here, []],
    ['the route', { ECROUTE: 'ORAL' }, here, ['dose-route-planned']],
    ['no route recorded', { ECROUTE: null }, here, []],
    ['before randomisation', { ECSTDTC: '2026-01-31', ECENDTC: null }, here, ['dose-after-randomisation']],
    ['never randomised', {}, nobody(consented), ['dose-after-randomisation']],
    ['no consent', {}, { ...nobody(), participation: here.participation }, ['dose-within-consent']],
    ['after treatment was withdrawn from', { ECSTDTC: '2026-03-02', ECENDTC: null }, around(withdrawn), ['dose-within-consent']],
    ['before it was', { ECSTDTC: '2026-02-27', ECENDTC: null }, around(withdrawn), []],
    ['after the end', {}, around(end), ['dose-before-end']],
    ['above the maximum', { ECDOSE: 101 }, here, ['dose-within-maximum']],
  ])('%s', (_, change, needs, rules) => expect(rulesOf(change, needs)).toEqual(rules));

  it('asks for enrolment alone where there is one arm', () => {
    const oneArm = { ...here, protocols: here.protocols.map((each) => ({ ...each, arms: each.arms.slice(0, 1) })) };
    expect(rulesOf({ ECSTDTC: '2026-01-25', ECENDTC: null }, oneArm)).toEqual([]);
    expect(rulesOf({ ECSTDTC: '2026-01-15', ECENDTC: null }, oneArm)).toEqual(['dose-after-enrolment']);
  });
  it('says nothing of a dose that was not given', () =>
    expect(rulesOf({ ...notGiven, ECSTDTC: '2026-01-01', ECROUTE: 'ORAL' }, here)).toEqual([]));
  it('judges the doses after one that is recorded late', () => {
    const before = { ...doseTaken, ECSPID: '0', ECSTDTC: '2026-02-01', ECENDTC: null, session: null };
    const events = RecordDose.spec.decide(before, dosingAfter(doseGiven), here);
    expect(events).toMatchObject([
      { type: 'DoseGiven' },
      { type: 'ProtocolDeviationDetected', data: { record: '1', rule: 'dose-interval-kept' } },
    ]);
  });
});
