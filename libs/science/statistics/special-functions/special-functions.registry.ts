import { beta, binomial, chiSquare, digamma, gamma, hypergeometric, logGamma, normal, poisson, studentT } from '.';
import { counts, numbers, positives, probabilities, refuse } from '../arguments';

type Value = Readonly<{ value: number }>;
type Beta = Readonly<{ a: number; b: number }>;
type Gamma = Readonly<{ shape: number; rate: number }>;
type Binomial = Readonly<{ k: number; n: number; p: number }>;
type Poisson = Readonly<{ k: number; lambda: number }>;
type Urn = Readonly<{ k: number; whites: number; blacks: number; draws: number }>;

/** A distribution as a named function of one checked argument, which is how the reference cases call it. */
const of =
  <I extends object>(check: (input: I) => void, value: (input: I) => number) =>
  (input: I): Value => {
    check(input);
    return { value: value(input) };
  };

const z = (i: { z: number }) => numbers({ z: i.z });
const p = (i: { p: number }) => probabilities({ p: i.p });
const ofBeta = (i: Beta) => positives({ a: i.a, b: i.b });
const ofGamma = (i: Gamma) => positives({ shape: i.shape, rate: i.rate });
const ofChiSquare = (i: { df: number }) => positives({ df: i.df });
const at =
  <I extends { x: number }>(check: (input: I) => void) =>
  (i: I) => {
    check(i);
    numbers({ x: i.x });
  };
const toReach =
  <I extends { p: number }>(check: (input: I) => void) =>
  (i: I) => {
    check(i);
    p(i);
  };
const ofBinomial = (i: Binomial) => {
  counts({ n: i.n });
  numbers({ k: i.k });
  p(i);
};
const ofPoisson = (i: Poisson) => {
  numbers({ k: i.k });
  if (i.lambda !== 0) positives({ lambda: i.lambda });
};
const ofT = (i: { t: number; df: number }) => {
  numbers({ t: i.t });
  positives({ df: i.df });
};

export const specialFunctions = {
  normalCdf: of(z, (i) => normal.cdf(i.z)),
  normalSf: of(z, (i) => normal.upper(i.z)),
  normalQuantile: of(p, (i) => normal.quantile(i.p)),
  betaCdf: of(at<Beta & { x: number }>(ofBeta), (i) => beta.cdf(i.x, i.a, i.b)),
  betaSf: of(at<Beta & { x: number }>(ofBeta), (i) => beta.upper(i.x, i.a, i.b)),
  betaQuantile: of(toReach<Beta & { p: number }>(ofBeta), (i) => beta.quantile(i.p, i.a, i.b)),
  chiSquareCdf: of(at<{ df: number; x: number }>(ofChiSquare), (i) => chiSquare.cdf(i.x, i.df)),
  chiSquareSf: of(at<{ df: number; x: number }>(ofChiSquare), (i) => chiSquare.upper(i.x, i.df)),
  chiSquareQuantile: of(toReach<{ df: number; p: number }>(ofChiSquare), (i) => chiSquare.quantile(i.p, i.df)),
  gammaCdf: of(at<Gamma & { x: number }>(ofGamma), (i) => gamma.cdf(i.x, i.shape, i.rate)),
  gammaSf: of(at<Gamma & { x: number }>(ofGamma), (i) => gamma.upper(i.x, i.shape, i.rate)),
  gammaQuantile: of(toReach<Gamma & { p: number }>(ofGamma), (i) => gamma.quantile(i.p, i.shape, i.rate)),
  studentTTwoSidedP: of(ofT, (i) => studentT.twoSided(i.t, i.df)),
  studentTCdf: of(ofT, (i) => studentT.cdf(i.t, i.df)),
  studentTQuantile: of(toReach<{ p: number; df: number }>(ofChiSquare), (i) => studentT.quantile(i.p, i.df)),
  binomialPmf: of(ofBinomial, (i) => binomial.pmf(i.k, i.n, i.p)),
  binomialCdf: of(ofBinomial, (i) => binomial.cdf(i.k, i.n, i.p)),
  binomialUpper: of(ofBinomial, (i) => binomial.upper(i.k, i.n, i.p)),
  poissonPmf: of(ofPoisson, (i) => poisson.pmf(i.k, i.lambda)),
  poissonCdf: of(ofPoisson, (i) => poisson.cdf(i.k, i.lambda)),
  poissonUpper: of(ofPoisson, (i) => poisson.upper(i.k, i.lambda)),
  hypergeometricPmf: of(
    (i: Urn) => counts({ k: i.k, whites: i.whites, blacks: i.blacks, draws: i.draws }),
    (i) => hypergeometric.pmf(i.k, i.whites, i.blacks, i.draws),
  ),
  logGamma: of(
    (i: { x: number }) => positives({ x: i.x }),
    (i) => logGamma(i.x),
  ),
  digamma: of(
    (i: { x: number }) => {
      numbers({ x: i.x });
      if (i.x <= 0 && Number.isInteger(i.x)) refuse('x', 'other than 0, -1, -2, … (a pole)');
    },
    (i) => digamma(i.x),
  ),
};
