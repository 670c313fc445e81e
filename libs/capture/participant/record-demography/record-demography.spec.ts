import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { RacesRepeated } from '../course.errors';
import { LocalTimeUnclear } from '../participant.errors';
import { exampleOf, screened, withoutZone } from '../testing';
import { RecordDemography } from './record-demography';

const { given } = scenarios(RecordDemography);
const recorded = exampleOf('DemographyRecorded');
const taken = withoutZone(recorded.data);

describe('record demography', () => {
  it('keeps what was collected', () => given(screened).when(taken).then(recorded));
  it('changes nothing the second time', () => given(screened, recorded).when(taken).thenNothing());
  it('names what differs from what is there', () => {
    const decide = () =>
      RecordDemography.spec.decide(
        { ...taken, AGE: 43, RACE: ['ASIAN'] },
        [screened, recorded].reduce(RecordDemography.spec.stream.evolve, RecordDemography.spec.stream.initial),
        {},
      );
    expect(decide).toThrow(RecordedOtherwise);
    expect(decide).toThrow(expect.objectContaining({ fields: ['/AGE', '/RACE'] }));
  });
  it('keeps several races', () => {
    const RACE = ['WHITE', 'ASIAN'] as const;
    given(screened)
      .when({ ...taken, RACE })
      .then({ ...recorded, data: { ...recorded.data, RACE } });
  });
  it.each([[[]], [['ASIAN', 'ASIAN'] as const]])('refuses the races %j', (RACE) =>
    given(screened)
      .when({ ...taken, RACE })
      .thenRefuses(RacesRepeated),
  );
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, DMDTC: '2026-03-29T02:30' })
      .thenRefuses(LocalTimeUnclear));
  it('finds nobody who was never screened', () => given().when(taken).thenRefuses(NotThere));
});
