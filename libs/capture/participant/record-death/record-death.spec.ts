import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear } from '../participant.errors';
import { exampleOf, screened, withdrawn } from '../testing';
import { RecordDeath } from './record-death';

const { given } = scenarios(RecordDeath);
const died = exampleOf('DeathRecorded');
const taken = { DTHDTC: died.data.DTHDTC };

describe('record a death', () => {
  it('keeps the date as it was collected', () => given(screened).when(taken).then(died));
  it('R35 is taken after everything was withdrawn', () =>
    given(screened, { ...withdrawn, data: { ...withdrawn.data, withdrawalScopes: ['everything'] } })
      .when(taken)
      .then(died));
  it('changes nothing the second time', () => given(screened, died).when(taken).thenNothing());
  it('refuses another date', () => given(screened, died).when({ DTHDTC: '2026-05' }).thenRefuses(RecordedOtherwise));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened).when({ DTHDTC: '2026-03-29T02:30' }).thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
