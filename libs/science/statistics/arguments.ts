/** What stands in a result where the definition gives no number: not estimable. */
export const NE = 'NE';
export type NotEstimable = typeof NE;

/** Every refusal of the science folders is a RangeError whose `argument` names what was wrong and whose text starts with it. */
export const refuse = (argument: string, must: string): never => {
  throw Object.assign(new RangeError(`${argument} must be ${must}`), { argument });
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);
const isCount = (value: unknown): value is number => isNumber(value) && Number.isInteger(value) && value >= 0;

/** Each takes its arguments by name: `counts({ x1, n1 })` refuses `x1` by that name. */
type Named = Readonly<Record<string, unknown>>;
const each =
  (holds: (value: unknown) => boolean, must: string) =>
  (named: Named): void => {
    for (const [name, value] of Object.entries(named)) if (!holds(value)) refuse(name, must);
  };

export const counts = each(isCount, 'a whole number of 0 or more');
export const sizes = each((value) => isCount(value) && value > 0, 'a whole number of 1 or more');
export const numbers = each(isNumber, 'a number');
export const positives = each((value) => isNumber(value) && value > 0 && value < Infinity, 'a number above 0');
export const probabilities = each((value) => isNumber(value) && value >= 0 && value <= 1, 'between 0 and 1');
/** A confidence level, an alpha: strictly between. */
export const levels = each((value) => isNumber(value) && value > 0 && value < 1, 'strictly between 0 and 1');

export const lists = each(Array.isArray, 'a list');
export const records = each(
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null),
  'a list of objects',
);

/** `x` of `n`: `among('x1', x1, 'n1', n1)`. An empty group is refused, because nothing was observed in it. */
export const among = (xName: string, x: number, nName: string, n: number): void => {
  sizes({ [nName]: n });
  counts({ [xName]: x });
  if (x > n) refuse(xName, `at most ${nName}`);
};

export const oneOf = <T extends string>(name: string, value: T, allowed: readonly T[]): T =>
  allowed.includes(value) ? value : refuse(name, `one of ${allowed.join(', ')}`);
