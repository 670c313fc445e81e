import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear } from '../participant.errors';
import { exampleOf, screened, withoutZone } from '../testing';
import { RecordCharacteristic } from './record-characteristic';

const { given } = scenarios(RecordCharacteristic);
const recorded = exampleOf('CharacteristicRecorded');
const taken = withoutZone(recorded.data);
const another = { ...taken, SCTESTCD: 'MARISTAT', SCTEST: 'Marital Status', SCORRES: 'MARRIED', SCORRESU: null };

describe('record a characteristic', () => {
  it('keeps what was collected', () => given(screened).when(taken).then(recorded));
  it('keeps another one beside it', () =>
    given(screened, recorded)
      .when(another)
      .then({ ...recorded, data: { ...another, zone: 'Europe/Berlin' } }));
  it('changes nothing the second time', () => given(screened, recorded).when(taken).thenNothing());
  it('refuses another result of the same one', () =>
    given(screened, recorded)
      .when({ ...taken, SCORRES: '12' })
      .thenRefuses(RecordedOtherwise));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, SCDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
