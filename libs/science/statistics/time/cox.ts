import { NE, type NotEstimable } from '../arguments';
import { edgeOf } from '../edge';
import { groupsOf, riskSets, type TwoGroups } from './log-rank';

type Figure = number | NotEstimable;
/** `beta` is ln of the hazard ratio `hr`. */
export type Cox = Readonly<{ beta: Figure; se: Figure; hr: Figure }>;
/** At risk in both groups, from which each of the tied events is drawn. */
type Draw = Readonly<{ n1: number; n2: number }>;
type RiskSet = Readonly<{ nRisk: readonly number[]; nEvent: readonly number[] }>;

/** Breslow 1974, Biometrics 30:89: all tied events are drawn from the whole risk set. */
const breslow = ({ nRisk, nEvent }: RiskSet): readonly Draw[] =>
  Array.from({ length: nEvent[0]! + nEvent[1]! }, () => ({ n1: nRisk[0]!, n2: nRisk[1]! }));

/** Efron 1977, JASA 72:557: each draw leaves an average share of the tied ones behind. */
const efron = ({ nRisk, nEvent }: RiskSet): readonly Draw[] => {
  const d = nEvent[0]! + nEvent[1]!;
  return Array.from({ length: d }, (_, l) => ({ n1: nRisk[0]! - (l / d) * nEvent[0]!, n2: nRisk[1]! - (l / d) * nEvent[1]! }));
};

const sumOver = (draws: readonly Draw[], term: (draw: Draw) => number) => draws.reduce((sum, draw) => sum + term(draw), 0);

/** The score falls in beta, so its root is found by bisection. NE where the likelihood has no maximum (no event in a group at risk). */
const maximise = (draws: readonly Draw[], events2: number): Cox => {
  const share = ({ n1, n2 }: Draw, beta: number) => n2 / (n2 + n1 * Math.exp(-beta));
  const score = (beta: number) => events2 - sumOver(draws, (draw) => share(draw, beta));
  const most = sumOver(draws, ({ n2 }) => (n2 > 0 ? 1 : 0));
  const least = sumOver(draws, ({ n1 }) => (n1 > 0 ? 0 : 1));
  if (events2 >= most || events2 <= least) return { beta: NE, se: NE, hr: NE };
  const beta = edgeOf((b) => score(b) >= 0, -100, 100);
  const information = sumOver(draws, (draw) => share(draw, beta) * (1 - share(draw, beta)));
  return { beta, se: 1 / Math.sqrt(information), hr: Math.exp(beta) };
};

/** Proportional hazards of group 2 against group 1, by both ways of taking ties. Cox 1972, JRSS B 34:187. */
export const coxTwoGroup = (input: TwoGroups): Readonly<{ breslow: Cox; efron: Cox }> => {
  const sets = riskSets(groupsOf(input));
  const events2 = sets.reduce((sum, { nEvent }) => sum + nEvent[1]!, 0);
  return { breslow: maximise(sets.flatMap(breslow), events2), efron: maximise(sets.flatMap(efron), events2) };
};
