/** What stands in a score that unanswered items leave without a value. */
export const NE = 'NE';
export type NotEstimable = typeof NE;

/** An answer as collected; null is an item left open. */
export type Answer = number | null;
export type Range = readonly [from: number, to: number];
/** What one item may hold: a range of whole numbers, or the values of a list. */
export type Allowed = Range | Readonly<{ only: readonly number[] }>;
/** An answer that the form does not offer: said in words, not scored. */
export type Refused = Readonly<{ error: string }>;

/** Every refusal of the science folders is a RangeError whose `argument` names what was wrong and whose text starts with it. */
export const refuse = (argument: string, must: string): never => {
  throw Object.assign(new RangeError(`${argument} must be ${must}`), { argument });
};

const orOf = (values: readonly number[]) => `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

const errorOf = (answer: Answer, allowed: Allowed): string | undefined => {
  if (answer === null) return undefined;
  if ('only' in allowed) return allowed.only.includes(answer) ? undefined : `must be ${orOf(allowed.only)}`;
  const [from, to] = allowed;
  return Number.isInteger(answer) && answer >= from && answer <= to ? undefined : `out of range ${from}-${to}`;
};

/**
 * Checks `items` (null = missing) against what each may hold; `allowed` is one for all or one per item. Returns
 * `{ error }` for the first answer that the form does not offer, and throws where the number of items is not the form's.
 */
export const check = (
  items: readonly (Answer | undefined)[],
  count: number,
  allowed: Allowed | readonly Allowed[],
  word = 'item',
): readonly Answer[] | Refused => {
  if (!Array.isArray(items) || items.length !== count) refuse(`${word}s`, `a list of ${count} answers, null where missing`);
  const each = isOnePerItem(allowed) ? allowed : Array.from(items, () => allowed);
  const answers = items.map((answer) => answer ?? null);
  const found = answers.findIndex((answer, i) => errorOf(answer, each[i]!) !== undefined);
  return found < 0 ? answers : { error: `${word} ${found + 1} ${errorOf(answers[found]!, each[found]!)}` };
};

const isOnePerItem = (allowed: Allowed | readonly Allowed[]): allowed is readonly Allowed[] =>
  Array.isArray(allowed) && typeof allowed[0] === 'object';

export const isRefused = (answers: readonly Answer[] | Refused): answers is Refused => 'error' in answers;

/** The sum, or NE as soon as one answer is missing. */
export const sumOf = (answers: readonly Answer[]): number | NotEstimable => {
  let sum = 0;
  for (const answer of answers) {
    if (answer === null) return NE;
    sum += answer;
  }
  return sum;
};

/** The mean of what was answered, or NE where fewer than `least` were. */
export const meanOf = (answers: readonly Answer[], least = answers.length): number | NotEstimable => {
  const given = answers.filter((answer) => answer !== null);
  return given.length < least || given.length === 0 ? NE : given.reduce((sum, answer) => sum + answer, 0) / given.length;
};

/** NE where the score is. */
export const ifKnown = <T>(score: number | NotEstimable, then: (score: number) => T): T | NotEstimable =>
  score === NE ? NE : then(score);

/** Name of the first band whose upper end is not below the score. */
export type Bands = readonly (readonly [to: number, name: string])[];
export const bandOf = (score: number | NotEstimable, bands: Bands): string | NotEstimable =>
  ifKnown(score, (value) => bands.find(([to]) => value <= to)?.[1] ?? NE);

/** A single answer may come as a list of one. */
export const listOf = <T>(items: T | readonly T[]): readonly T[] => (Array.isArray(items) ? items : [items as T]);
