import type { ListFault } from '../allocation.errors';
import type { ListedEntry } from '../allocation.events';

/** Every fault of a list by its pointer, and never an arm or a kit. */
export const faultsOf = (entries: readonly ListedEntry[], arms: readonly string[]): readonly ListFault[] => [
  ...entries.flatMap(({ ARMCD }, i) => fault(!arms.includes(ARMCD), 'unknown-arm', `/entries/${i}/ARMCD`)),
  ...repeated(entries, 'listEntry'),
  ...repeated(entries, 'kit'),
  ...fault(isInBlocksOfTwo(entries), 'blocks-of-two', '/entries'),
];

const fault = (wrong: boolean, rule: string, pointer: string): ListFault[] => (wrong ? [{ rule, pointer }] : []);

const repeated = (entries: readonly ListedEntry[], item: 'listEntry' | 'kit') => {
  const values = entries.map((entry) => entry[item]);
  return values.flatMap((value, i) => fault(value !== null && values.indexOf(value) < i, 'duplicate', `/entries/${i}/${item}`));
};

/**
 * Two arms, and in every stratum each pair of entries has both: then whoever learns one arm knows the next. A list of two is
 * never long enough to hide anything.
 */
export const isInBlocksOfTwo = (entries: readonly ListedEntry[]): boolean => {
  if (entries.length === 2) return true;
  if (new Set(entries.map(({ ARMCD }) => ARMCD)).size !== 2) return false;
  const pairs = [...new Set(entries.map(({ stratum }) => stratum))].flatMap((stratum) =>
    pairsOf(entries.filter((entry) => entry.stratum === stratum)),
  );
  return pairs.length > 0 && pairs.every(([one, other]) => one.ARMCD !== other.ARMCD);
};

const pairsOf = (entries: readonly ListedEntry[]): readonly (readonly [ListedEntry, ListedEntry])[] => {
  const inOrder = [...entries].sort((one, other) => one.listEntry - other.listEntry);
  return Array.from({ length: Math.floor(inOrder.length / 2) }, (_, i) => [inOrder[2 * i]!, inOrder[2 * i + 1]!] as const);
};
