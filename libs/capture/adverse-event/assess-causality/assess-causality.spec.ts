import { NotAllowed, NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { mustJudgeAs } from '../adverse-event.rules';
import { assessed, causality, documentAfter, reported, stateAfter, unclearAt } from '../testing';
import { AssessCausality } from './assess-causality';

const { given } = scenarios(AssessCausality);
const as = (change: object) => ({ ...assessed, data: { ...assessed.data, ...change } });

describe('assess the causality', () => {
  it('keeps who judged it to be caused by what', () => given(reported).when(causality).then(assessed));
  it('changes nothing the second time', () => given(reported, assessed).when(causality).thenNothing());
  it('R81 keeps the judgement of a sponsor beside that of the investigator', () => {
    const sponsors = { ...causality, assessor: 'sponsor', AEREL: 'NONE' } as const;
    given(reported, assessed).when(sponsors).then(as(sponsors));
    expect(documentAfter(reported, assessed, as(sponsors))!.causality).toEqual([causality, sponsors]);
  });
  it('keeps what the same assessor judges later, and the one before; and one turned back', () => {
    const later = { ...causality, AEREL: 'NONE', gradedOn: '2026-02-20' } as const;
    given(reported, assessed).when(later).then(as(later));
    given(reported, assessed, as(later)).when(causality).then(assessed);
  });
  it('R26 refuses a local time that the clocks left out', () => {
    const decide = () => AssessCausality.spec.decide({ ...causality, gradedOn: '2026-03-29T02:30' }, stateAfter(reported), {});
    expect(decide).toThrow(unclearAt('/gradedOn'));
  });
  it('finds no event that was never reported', () => given().when(causality).thenRefuses(NotThere));

  it.each([
    ['site', 'coordinator', true],
    ['investigator', 'coordinator', false],
    ['sponsor', 'coordinator', false],
    ['investigator', 'investigator', true],
    ['sponsor', 'investigator', false],
    ['sponsor', 'medical-monitor', true],
    ['investigator', 'medical-monitor', false],
    ['sponsor', 'importer', true],
  ] as const)('R81 as %s by a %s: %s', (assessor, role, may) => {
    const judge = () => mustJudgeAs(assessor, role);
    if (may) expect(judge).not.toThrow();
    else expect(judge).toThrow(NotAllowed);
  });
});

describe('the judgement that counts', () => {
  const of = (...events: object[]) =>
    documentAfter(reported, ...events.map(as))!.causality.map(({ AEREL, product }) => [product, AEREL]);
  const [early, late] = [{ gradedOn: '2026-02-03' }, { AEREL: 'NONE', gradedOn: '2026-02-20' }];

  it('is the latest by when it was made, whenever it was typed', () => {
    expect(of(early, late)).toEqual([[null, 'NONE']]);
    expect(of(late, early)).toEqual([[null, 'NONE']]);
  });
  it('is the last one told, where no date speaks against it', () =>
    expect(of(late, { gradedOn: '2026-02' })).toEqual([[null, 'POSSIBLE']]));
  it('is one for each product', () =>
    expect(of(early, { ...late, product: 'Esmolol' })).toEqual([
      [null, 'POSSIBLE'],
      ['Esmolol', 'NONE'],
    ]));
});
