import { pinsTheStoredForm, pinsTheView } from '@verum/platform/eventsourcing/testing';
import { doseDocuments } from '.';
import { dosingEvents } from './dosing.events';
import { dosings } from './dosing.state';
import { doseGiven, doseWith, dosingAfter, product } from './testing';

describe('the stored form of dosing events', () => pinsTheStoredForm(dosingEvents));
describe('the view', () => pinsTheView(doseDocuments));

describe('sentences', () => {
  it('say when a dose was given, or why it was not', () => {
    const { says } = dosingEvents.DoseGiven;
    expect(says(doseGiven.data)).toBe('Gave dose 1 from 2026-02-02T10:00 to 2026-02-02T10:40');
    expect(says(doseWith({ ECENDTC: null }).data)).toBe('Gave dose 1 from 2026-02-02T10:00');
    expect(says(doseWith({ ECOCCUR: 'N', ECREASOC: 'Blood pressure' }).data)).toBe(
      'Did not give dose 1 on 2026-02-02T10:00: Blood pressure',
    );
  });
  it('R48 name no product, amount, lot or treatment', () => {
    const { says, sealed } = dosingEvents.ProductRecorded;
    expect(says({ ECSPID: '7', product })).toBe('Recorded the product of dose 7 (sealed)');
    expect(sealed).toEqual({ product: 'study' });
    for (const value of [doseGiven.data.ECTRT, '40'])
      expect(dosingEvents.DoseGiven.says(doseWith({ ECENDTC: null }).data)).not.toContain(value);
  });
});

describe('the state of a dosing', () => {
  const corrected = { type: 'ItemCorrected', data: dosingEvents.ItemCorrected.example } as const;

  it('has each dose as it is after its corrections', () =>
    expect(dosingAfter(doseGiven, doseWith({ ECSPID: '2' }), corrected).doses.map(({ ECSTDTC }) => ECSTDTC)).toEqual([
      '2026-02-01T10:00',
      '2026-02-02T10:00',
    ]));
  it('stays as it was where a record is corrected that is not there', () =>
    expect(dosings.evolve(dosings.initial, corrected)).toEqual(dosings.initial));
});
