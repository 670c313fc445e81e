import { studyEvents } from '../study.events';
import { reviewDocuments } from './review-document.projection';

const plan = studyEvents.ReviewPlanned.example;
const review = studyEvents.ReviewPerformed.example;
type Step = ['ReviewPlanned' | 'ReviewPerformed', object];
const fold = (...steps: Step[]) =>
  steps
    .map(([type, data], i) => ({ type, data, n: i + 1, stream: 'study-s', metadata: { study: 's' } }) as never)
    .reduce(reviewDocuments.evolve, undefined);

describe('R27 the day by which a review is due', () => {
  it('is the one planned, before the first', () =>
    expect(fold(['ReviewPlanned', plan])).toMatchObject({ due: '2026-03-01', performed: 0 }));
  it('goes on from the last review', () =>
    expect(fold(['ReviewPlanned', plan], ['ReviewPerformed', review])).toMatchObject({ due: '2026-03-29', reviewedUpTo: 120 }));
  it('is none after a review that was planned once', () =>
    expect(fold(['ReviewPlanned', { ...plan, everyDays: null }], ['ReviewPerformed', review])).toMatchObject({ due: null }));
  it('is not there for a review that nobody planned', () => expect(fold(['ReviewPerformed', review])).toBeUndefined());
  it('adds up what was found', () =>
    expect(fold(['ReviewPlanned', plan], ['ReviewPerformed', review], ['ReviewPerformed', review])).toMatchObject({
      findings: 4,
      performed: 2,
    }));
});
