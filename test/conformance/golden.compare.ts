import type { Tolerance } from './golden.cases';

/** `at` is the path of keys in the result. */
export type Difference = Readonly<{ at: string; got: unknown; expected: unknown; within: string }>;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** JSON has no Infinity: the cases spell it as a text. R's NaN and NA of a curve mean what we call not estimable. */
const spelt = (value: unknown) => {
  if (value === 'NaN') return 'NE';
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
};

const isNear = (got: number, expected: number, { type, value }: Tolerance) =>
  Math.abs(got - expected) <= (type === 'abs' ? value : value * Math.abs(expected));

/** 0.0624 -> 4; 1.0777e-6 -> 10. */
const decimalsOf = (printed: number): number => {
  const [mantissa = '', exponent = '0'] = String(printed).split('e');
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
};

const ofLists = (expected: readonly unknown[], got: readonly unknown[], tolerance: Tolerance, at: string): Difference[] =>
  got.length === expected.length
    ? expected.flatMap((value, i) => differences(value, got[i], tolerance, `${at}[${i}]`))
    : [{ at: `${at}.length`, got: got.length, expected: expected.length, within: 'exactly' }];

/** What a paper printed is compared at its rounding, with the figure of the name that follows `published`, where there is one. */
const ofPrinted = (printed: unknown, got: Fields, key: string, at: string): Difference[] => {
  const name = key.slice('published'.length);
  const figure = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  if (name === '' || typeof printed !== 'number' || !(figure in got)) return [];
  const half = 0.5 * 10 ** -decimalsOf(printed);
  return differences(printed, got[figure], { type: 'abs', value: half * (1 + 1e-9) }, `${at}.${figure} as printed`);
};

const ofFields = (expected: Fields, got: Fields, tolerance: Tolerance, at: string): Difference[] =>
  Object.entries(expected).flatMap(([key, value]) => {
    // A break point that a bisection left somewhere in its interval; the boundary that follows from it is compared.
    if (key === 'criticalValue') return [];
    if (key.startsWith('published')) return ofPrinted(value, got, key, at);
    return differences(value, got[key], tolerance, `${at}.${key}`);
  });

const ofValues = (expected: unknown, got: unknown, tolerance: Tolerance, at: string): Difference[] => {
  const both = typeof expected === 'number' && typeof got === 'number';
  const holds = both ? isNear(got, expected, tolerance) : spelt(got) === spelt(expected);
  return holds ? [] : [{ at, got: spelt(got), expected, within: `${tolerance.value} ${tolerance.type}` }];
};

/** Every key of `expected`, within the case's own tolerance; a missing key is a difference, an additional one is not. */
export const differences = (expected: unknown, got: unknown, tolerance: Tolerance, at = ''): Difference[] => {
  if (Array.isArray(expected)) return ofLists(expected, Array.isArray(got) ? got : [got], tolerance, at);
  if (isFields(expected) && isFields(got)) return ofFields(expected, got, tolerance, at);
  // R writes a vector of one element as a scalar.
  return ofValues(expected, Array.isArray(got) && got.length === 1 ? got[0] : got, tolerance, at);
};
