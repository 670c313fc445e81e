import {
  type Columns,
  columnsFor,
  type CutDate,
  daysDosed,
  type Dosing,
  type GivenDose,
  type Grouping,
  type Person,
} from '../counting';
import { distributionOf, type Distribution } from './distribution';

/** A measure per group and of all. Those of whom it is not known are not in `n`: their number is N less n. */
export type Measure = Readonly<{ cells: readonly Distribution[]; total: Distribution }>;

/** `days`: from the first dose to the last, both counted. `doses`: records of doses or of intervals of daily doses. */
export type ExposureTable = Readonly<{ groups: Columns['groups']; days: Measure; doses: Measure }>;

export const EXPOSURE_METHOD =
  'Days from the first to the last dose, both counted. An interval that goes on beyond the data cut ends at it; where an end is ' +
  'not known, neither are the days. Doses are the records of what was given: single doses and intervals of daily doses.';

const measured = (columns: Columns, persons: readonly Person[], of: (person: Person) => number | null): Measure => {
  const values: number[][] = columns.groups.map(() => []);
  for (const person of persons) {
    const value = of(person);
    if (value !== null) values[columns.columnOf(person)]!.push(value);
  }
  return { cells: values.map(distributionOf), total: distributionOf(values.flat()) };
};

const dosedAmong = (persons: readonly Person[]) => persons.filter(({ dosing }) => dosing);

/** How long and how often participants were dosed by the cut (ICH E3 12.1), without what they were given. */
export const exposure = (
  persons: readonly Person[],
  { grouping, cutDate }: Readonly<{ grouping: Grouping; cutDate: CutDate }>,
): ExposureTable => {
  const dosed = dosedAmong(persons);
  const columns = columnsFor(dosed, grouping);
  return {
    groups: columns.groups,
    days: measured(columns, dosed, ({ dosing }) => daysDosed(dosing!, cutDate)),
    doses: measured(columns, dosed, ({ dosing }) => dosing!.given.length),
  };
};

/** The mg of one record of what was given; null where they are not known. Only somebody behind the blind can tell. */
export type AmountOf = (given: GivenDose) => number | null;

/** Cumulative and average daily dose in mg, by what `amountOf` says of each record. */
export const amounts = (
  persons: readonly Person[],
  { grouping, cutDate, amountOf }: Readonly<{ grouping: Grouping; cutDate: CutDate; amountOf: AmountOf }>,
): Readonly<{ cumulative: Measure; averageDaily: Measure }> => {
  const dosed = dosedAmong(persons);
  const columns = columnsFor(dosed, grouping);
  const cumulativeOf = ({ given }: Dosing) =>
    given.map(amountOf).reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
  const averageOf = (dosing: Dosing) => {
    const [sum, days] = [cumulativeOf(dosing), daysDosed(dosing, cutDate)];
    return sum === null || days === null ? null : sum / days;
  };
  return {
    cumulative: measured(columns, dosed, ({ dosing }) => cumulativeOf(dosing!)),
    averageDaily: measured(columns, dosed, ({ dosing }) => averageOf(dosing!)),
  };
};
