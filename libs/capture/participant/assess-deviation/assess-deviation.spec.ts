import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { exampleOf, screened } from '../testing';
import { AssessDeviation } from './assess-deviation';

const { given } = scenarios(AssessDeviation);
const assessed = exampleOf('ProtocolDeviationAssessed');
const important = { ...assessed.data, importance: 'important' } as const;
const another = { ...assessed.data, deviation: '00000000-0000-5000-8000-000000000009' };

describe('assess a deviation', () => {
  it('keeps importance, category, cause and action', () => given(screened).when(assessed.data).then(assessed));
  it('changes nothing the second time', () => given(screened, assessed).when(assessed.data).thenNothing());
  it('is taken again with another judgement, and back', () => {
    given(screened, assessed)
      .when(important)
      .then({ ...assessed, data: important });
    given(screened, assessed, { ...assessed, data: important })
      .when(assessed.data)
      .then(assessed);
  });
  it('keeps that of another deviation beside it', () =>
    given(screened, assessed)
      .when(another)
      .then({ ...assessed, data: another }));
  it('is never the coordinator’s', () => expect(AssessDeviation.may).not.toContain('coordinator'));
  it('finds nobody who was never screened', () => given().when(assessed.data).thenRefuses(NotThere));
});
