import type { RecordedData } from './recorded-data.projection';
import { ordinalsFrom1 } from './ordinals';
import { addressOf, type SectionName, type Values } from './statement';
import { isCorrection, statementsOf } from './statements';

/** A value that an event gave to a datum. */
export type Given = Readonly<{ value: unknown; entry: RecordedData }>;

/** One item of one record: `datum` is its address, stream, record and item. Never recorded is no value. */
export type Datum = Readonly<{ datum: string; item: string; given: Given[] }>;

/** `entry` is the first event that spoke of it. */
export type DataRecord = Readonly<{
  at: string;
  section: SectionName;
  entry: RecordedData;
  data: Map<string, Datum>;
}>;

/** All data of a participant with every value that each had, in the order in which they came to be. */
export type Data = ReadonlyMap<string, DataRecord>;

/** Folds what was recorded of one participant, in the order of the record. */
export const dataOf = (entries: readonly RecordedData[]): Data => {
  const [records, ordinals] = [new Map<string, DataRecord>(), ordinalsFrom1()];
  for (const entry of entries) {
    if (isCorrection(entry)) {
      const { record, item, is } = entry.data;
      const corrected = records.get(addressOf(entry.stream, record));
      if (corrected) give(corrected, { [item]: is }, entry);
    }
    for (const { at, section, values } of statementsOf(entry, ordinals))
      give(recordAt(records, at, section, entry), values, entry);
  }
  return records;
};

const recordAt = (records: Map<string, DataRecord>, at: string, section: SectionName, entry: RecordedData): DataRecord => {
  const known = records.get(at);
  if (known) return known;
  const record = { at, section, entry, data: new Map<string, Datum>() };
  records.set(at, record);
  return record;
};

/** Said again is not changed: a datum has a new value only where it differs from the one before (R44). */
const give = ({ at, data }: DataRecord, values: Values, entry: RecordedData): void => {
  for (const [item, value] of Object.entries(values)) {
    const datum = data.get(item) ?? { datum: `${at}/${item}`, item, given: [] };
    data.set(item, datum);
    if (!isSame(valueOf(datum), value)) datum.given.push({ value, entry });
  }
};

/** As it is, or as it was at a record; null where nothing is recorded. */
export const valueOf = ({ given }: Datum, asOf = Infinity): unknown =>
  given.findLast(({ entry }) => entry.n <= asOf)?.value ?? null;

export const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
