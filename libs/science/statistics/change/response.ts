import { NE, numbers, refuse, type NotEstimable } from '../arguments';

type Scores = readonly (number | null)[];
export type Response = Readonly<{
  /** Totals by participant, null where missing; higher is worse. */
  baseline: Scores;
  post: Scores;
  responsePct?: number;
  remissionCut?: number;
  remissionCutEsketamine?: number;
}>;
const CONVENTION = { responsePct: 50, remissionCut: 10, remissionCutEsketamine: 12 };

/**
 * Response and remission on MADRS (or another scale on which higher is worse). Returns by participant `{ change[], pctChange[]
 * }` and counts `{ n (with both values), responders, remitters10, remitters12 }`: a fall of at least `responsePct` (50) %, a
 * total of at most `remissionCut` (10; Hawley 2002, J Affect Disord 72:177) and of at most `remissionCutEsketamine` (12;
 * Popova 2019, Am J Psychiatry 176:428). NE where a value is missing, or a percent of a baseline of 0.
 */
export const responseRemission = (input: Response) => {
  const { responsePct, remissionCut, remissionCutEsketamine } = { ...CONVENTION, ...input };
  numbers({ responsePct, remissionCut, remissionCutEsketamine });
  const [baseline, post] = [[input.baseline].flat(), [input.post].flat()];
  if (post.length !== baseline.length) refuse('post', 'one per baseline');
  const pairs = baseline.map((before, i) => (before === null || post[i] === null ? undefined : { before, after: post[i]! }));
  for (const pair of pairs) {
    if (pair) numbers({ baseline: pair.before, post: pair.after });
    if (pair && !Number.isFinite(pair.before)) refuse('baseline', 'a finite number');
  }
  const known = pairs.filter((pair) => pair !== undefined);
  const count = (holds: (pair: (typeof known)[number]) => boolean) => known.filter(holds).length;
  const percent = ({ before, after }: (typeof known)[number]): number | NotEstimable =>
    before === 0 ? NE : (100 * (after - before)) / before;
  return {
    n: known.length,
    change: pairs.map((pair) => (pair ? pair.after - pair.before : NE)),
    pctChange: pairs.map((pair) => (pair ? percent(pair) : NE)),
    // As a product, because a quotient may fall short of the limit by rounding.
    responders: count(({ before, after }) => before > 0 && 100 * (before - after) >= responsePct * before),
    remitters10: count(({ after }) => after <= remissionCut),
    remitters12: count(({ after }) => after <= remissionCutEsketamine),
  };
};
