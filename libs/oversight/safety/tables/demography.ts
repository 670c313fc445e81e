import { distributionOf, type Distribution } from './distribution';
import { type Columns, columnsFor, countIn, type Grouping, type Person } from '../counting';

const ITEMS = ['SEX', 'RACE', 'ETHNIC'] as const;
export type TermCount = Readonly<{
  item: (typeof ITEMS)[number];
  term: string;
  cells: readonly number[];
  total: number;
}>;

/** AGE in years, per group and of all. Those whose age is not known, or not in years, are not in its `n`. */
export type DemographyTable = Readonly<{
  groups: Columns['groups'];
  age: Readonly<{ unit: 'YEARS'; cells: readonly Distribution[]; total: Distribution }>;
  terms: readonly TermCount[];
}>;

/** Age, sex, race and ethnicity at screening (ICH E3 11.2). */
export const demography = (persons: readonly Person[], grouping: Grouping): DemographyTable => {
  const columns = columnsFor(persons, grouping);
  const terms = ITEMS.flatMap((item) =>
    [...Map.groupBy(persons, termOf(item))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([term, own]) => ({ item, term, cells: countIn(columns, own), total: own.length })),
  );
  const cells = columns.groups.map((_, place) =>
    distributionOf(agesOf(persons.filter((one) => columns.columnOf(one) === place))),
  );
  return { groups: columns.groups, age: { unit: 'YEARS', cells, total: distributionOf(agesOf(persons)) }, terms };
};

const agesOf = (persons: readonly Person[]): readonly number[] =>
  persons.flatMap(({ course: { AGE, AGEU } }) => (AGE !== null && AGEU === 'YEARS' ? [AGE] : []));

/** SDTM counts who names several races as MULTIPLE; who was not asked stands under NOT RECORDED. */
const termOf =
  (item: TermCount['item']) =>
  ({ course }: Person): string => {
    const recorded = course[item] ?? [];
    const terms = typeof recorded === 'string' ? [recorded] : recorded;
    return terms.length > 1 ? 'MULTIPLE' : (terms[0] ?? 'NOT RECORDED');
  };
