import type { Casebook } from './casebook';
import { isSame } from './data';

/** The data of a casebook by their addresses; what is not recorded is not there. */
export type Flattened = Readonly<Record<string, unknown>>;

/** `null` is a datum that is not recorded. */
export type Change = Readonly<{ datum: string; was: unknown; is: unknown }>;
export type Difference = readonly Change[];

/** Corrections are no data of their own: they stand in the values that they gave. */
export const flattened = ({ sections }: Pick<Casebook, 'sections'>): Flattened =>
  Object.fromEntries(
    sections
      .filter(({ section }) => section !== 'corrections')
      .flatMap(({ rows }) => rows)
      .filter(({ n }) => n !== null)
      .flatMap(({ at, values }) => Object.entries(values).map(([item, value]) => [`${at}/${item}`, value] as const))
      .filter(([, value]) => value !== null),
  );

/** Every datum that is not in the other as it is in the one, by address. */
export const differenceOf = (one: Flattened, other: Flattened): Difference =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .sort()
    .map((datum) => ({ datum, was: one[datum] ?? null, is: other[datum] ?? null }))
    .filter(({ was, is }) => !isSame(was, is));

/** The other, made of the one and what changed. */
export const applied = (one: Flattened, difference: Difference): Flattened => {
  const data = new Map(Object.entries(one));
  for (const { datum, is } of difference) {
    if (is === null) data.delete(datum);
    else data.set(datum, is);
  }
  return Object.fromEntries(data);
};
