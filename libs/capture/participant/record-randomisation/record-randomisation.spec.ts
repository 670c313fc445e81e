import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear } from '../participant.errors';
import { consented, randomised, rulesIn, screened, study, visited, withoutZone } from '../testing';
import { RecordRandomisation } from './record-randomisation';

const { given } = scenarios(RecordRandomisation);
const taken = withoutZone(randomised.data);
const { evolve, initial } = RecordRandomisation.spec.stream;

describe('record a randomisation', () => {
  it('keeps that and when it was, and no arm', () => given(screened).when(taken, study).then(randomised));
  it('changes nothing the second time', () => given(screened, randomised).when(taken, study).thenNothing());
  it('refuses a second one', () =>
    given(screened, randomised)
      .when({ ...taken, DSSTDTC: '2026-02-03' }, study)
      .thenRefuses(RecordedOtherwise));
  it('finds nobody who was never screened', () => given().when(taken, study).thenRefuses(NotThere));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DSSTDTC: '2026-03-29T02:30' }, study)
      .thenRefuses(LocalTimeUnclear));

  it('judges the visits that were typed before it', () => {
    const visitOn = (SVSTDTC: string) => ({ ...visited, data: { ...visited.data, SVSTDTC, SVENDTC: null } });
    const after = (SVSTDTC: string) => {
      const past = [screened, consented, visitOn(SVSTDTC)].reduce(evolve, initial);
      return rulesIn(RecordRandomisation.spec.decide(taken, past, study));
    };
    expect(after('2026-02-02')).toEqual([]);
    expect(after('2026-02-04')).toEqual(['visit-outside-window']);
  });
});
