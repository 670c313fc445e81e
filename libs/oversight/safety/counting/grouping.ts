import type { Person } from './persons';

/** A column of a table: all participants, an arm, a code in its place. */
export type Group = Readonly<{ group: string; label: string | null }>;

/** The columns, and in which of them somebody is; undefined where in none. */
export type Grouping = Readonly<{ groups: readonly Group[]; groupOf: (person: Person) => string | undefined }>;

export const POOLED: Grouping = { groups: [{ group: 'pooled', label: 'All participants' }], groupOf: () => 'pooled' };

/** The column of those whom the grouping does not place: a screening failure has no arm. */
export const UNASSIGNED: Group = { group: 'unassigned', label: 'No arm' };

export type Columns = Readonly<{
  groups: readonly (Group & Readonly<{ N: number }>)[];
  columnOf: (person: Person) => number;
}>;

/** The columns for these persons, with how many are in each. Nobody is left out: there is one more where somebody has none. */
export const columnsFor = (persons: readonly Person[], { groups, groupOf }: Grouping): Columns => {
  const places = new Map(groups.map(({ group }, place) => [group, place]));
  const columnOf = (person: Person) => places.get(groupOf(person) ?? '') ?? groups.length;
  const N = [...groups, UNASSIGNED].map(() => 0);
  for (const person of persons) N[columnOf(person)]! += 1;
  const shown = N.at(-1)! > 0 ? [...groups, UNASSIGNED] : groups;
  return { groups: shown.map((group, place) => ({ ...group, N: N[place]! })), columnOf };
};

/** How many in each column. */
export const countIn = ({ groups, columnOf }: Columns, persons: Iterable<Person>): readonly number[] => {
  const counted = groups.map(() => 0);
  for (const person of persons) counted[columnOf(person)]! += 1;
  return counted;
};
