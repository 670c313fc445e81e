import { withdrawn } from '@verum/capture/participant/testing';
import { CorrectionRefused, NotThere, ValueRefused, type Correcting } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { DoseRefused } from '../dosing.errors';
import { dosingEvents } from '../dosing.events';
import { around, doseGiven, doseWith, dosingAfter } from '../testing';
import { CorrectDose } from './correct-dose';

const { given } = scenarios(CorrectDose);
const here = around();
const { was: _, ...why } = dosingEvents.ItemCorrected.example;
const to = (item: string, is: unknown): Correcting => ({ ...why, item, is });
const corrected = (item: string, was: unknown, is: unknown) =>
  ({ type: 'ItemCorrected', data: { ...why, item, was, is } }) as const;
const openLabel = { ...here, protocols: here.protocols.map((protocol) => ({ ...protocol, TBLIND: 'OPEN LABEL' as const })) };

describe('correct a dose', () => {
  it('R05 keeps what stood there, and why', () =>
    given(doseGiven)
      .when(to('ECDOSE', 41), here)
      .then(corrected('ECDOSE', 40, 41)));
  it('changes nothing where it is so already', () => given(doseGiven).when(to('ECDOSE', 40), here).thenNothing());
  it('takes back what may be left out', () =>
    given(doseGiven)
      .when(to('ECENDTC', null), here)
      .then(corrected('ECENDTC', '2026-02-02T10:40', null)));
  it('asks for the revision that was seen', () => expect(CorrectDose.spec.does).toBe('change'));
  it('finds no dose that was never recorded', () => given().when(to('ECDOSE', 41), here).thenRefuses(NotThere));

  it('refuses what is not corrected here', () => {
    given(doseGiven).when(to('ECSPID', '2'), here).thenRefuses(CorrectionRefused);
    given(doseGiven).when(to('ECTRT', 'Study infusion 2'), here).thenRefuses(CorrectionRefused);
    given(doseGiven)
      .when(to('ECTRT', 'Ketamine'), openLabel)
      .then(corrected('ECTRT', 'Study infusion', 'Ketamine'));
  });
  it('refuses what is no value', () => given(doseGiven).when(to('ECSTDTC', null), here).thenRefuses(ValueRefused));
  it.each<[string, string, unknown]>([
    ['dose-unmasked', 'ECDOSU', 'mg'],
    ['unit-missing', 'ECDOSU', null],
    ['end-before-start', 'ECSTDTC', '2026-02-03'],
    ['reason-missing', 'ECOCCUR', 'N'],
    ['occurrence-unclear', 'ECOCCUR', 'NA'],
    ['local-time-impossible', 'ECENDTC', '2026-03-29T02:30'],
  ])('refuses a dose that would be %s', (rule, item, is) =>
    expect(() => CorrectDose.spec.decide(to(item, is), dosingAfter(doseGiven), here)).toThrow(
      expect.objectContaining({ rules: expect.arrayContaining([rule]), fields: ['/is'] }),
    ),
  );
  it('turns a dose into one that was not given, item by item', () => {
    const bare = doseWith({ ECDOSE: null, ECENDTC: null, ECREASOC: 'Blood pressure' });
    given(bare)
      .when(to('ECOCCUR', 'N'), here)
      .then(corrected('ECOCCUR', 'Y', 'N'));
  });
  it('says of the blind only that it is one', () =>
    expect(() => CorrectDose.spec.decide(to('ECDOSU', 'mg'), dosingAfter(doseGiven), here)).toThrow(DoseRefused));
});

describe('a correction judges the dose anew', () => {
  const outside = around(withdrawn);
  const late = { ECSTDTC: '2026-03-02', ECENDTC: null };
  const deviating = CorrectDose.spec.decide(to('ECSTDTC', '2026-03-02'), dosingAfter(doseWith({ ECENDTC: null })), outside);

  it('finds a deviation', () =>
    expect(deviating).toMatchObject([
      { type: 'ItemCorrected' },
      { type: 'ProtocolDeviationDetected', data: { rule: 'dose-within-consent', record: '1', DVSTDTC: '2026-03-02' } },
    ]));
  it('lets one go that is none any more', () => {
    const [, detected] = deviating;
    given(doseWith(late), detected!)
      .when(to('ECSTDTC', '2026-02-02'), outside)
      .then(corrected('ECSTDTC', '2026-03-02', '2026-02-02'), {
        type: 'ProtocolDeviationSuperseded',
        data: { rule: 'dose-within-consent', record: '1' },
      });
  });
  it('does not tell twice what is known', () => {
    const [, detected] = deviating;
    given(doseWith(late), detected!)
      .when(to('ECDOSE', 41), outside)
      .then(corrected('ECDOSE', 40, 41));
  });
  it('judges the doses that come after by the new sum', () => {
    const second = doseWith({ ECSPID: '2', ECSTDTC: '2026-02-04T10:00', ECENDTC: '2026-02-04T10:40', session: 2 });
    const tooSoon = {
      type: 'ProtocolDeviationDetected',
      data: { ...dosingEvents.ProtocolDeviationDetected.example, rule: 'dose-interval-kept', record: '2' },
    } as const;
    given(doseGiven, second, tooSoon)
      .when(to('ECSTDTC', '2026-02-01T10:00'), here)
      .then(corrected('ECSTDTC', '2026-02-02T10:00', '2026-02-01T10:00'), {
        type: 'ProtocolDeviationSuperseded',
        data: { rule: 'dose-interval-kept', record: '2' },
      });
  });
});
