import type { DiscrepancyDocument } from '@verum/capture/discrepancy';
import type { DeviationDocument, TrailEntry } from '@verum/oversight/trail';
import type { Correction } from '@verum/platform/eventsourcing';
import { valueOf, type Data, type Datum, type DataRecord, type Given } from '../data';
import type { RecordedData } from '../recorded-data.projection';
import type { SectionName } from '../statement';
import { wordsOf, type ItemWords } from '../words';

type Who = Pick<TrailEntry, 'actor' | 'role' | 'organisation' | 'source' | 'capturedAt' | 'receivedAt' | 'type' | 'says'>;
type Found = Pick<DeviationDocument, 'deviation' | 'rule' | 'DVTERM' | 'status'>;

/**
 * One value that a datum had. `happened` is the clinical moment of its event; `correction` is why it was changed, and `query` what
 * prompted that; `deviations` are those that the same command found.
 */
export type ValueGiven = Who &
  Readonly<{
    n: number;
    value: unknown;
    happened: string | null;
    correction: Pick<Correction, 'was' | 'reasonCode' | 'reason' | 'cause' | 'query'> | null;
    deviations: readonly Found[];
  }>;

export type DatumHistory = ItemWords &
  Readonly<{
    datum: string;
    section: SectionName;
    asOf: number;
    values: readonly ValueGiven[];
    queries: readonly DiscrepancyDocument[];
  }>;

/** A datum with the value that stands, and how many it had. */
export type DatumLine = ItemWords & Readonly<{ datum: string; section: SectionName; value: unknown; values: number; n: number }>;

export type HistoryDocuments = Readonly<{
  asOf: number;
  recorded: readonly RecordedData[];
  trail: readonly TrailEntry[];
  discrepancies: readonly DiscrepancyDocument[];
  deviations: readonly DeviationDocument[];
}>;

/** Every value that a datum had, in the order of the record; undefined where there is no such datum. */
export const datumHistory = (address: string, data: Data, documents: HistoryDocuments): DatumHistory | undefined => {
  const at = address.slice(0, address.lastIndexOf('/'));
  const record = data.get(at);
  const datum = record?.data.get(address.slice(at.length + 1));
  if (!record || !datum) return undefined;
  const entries = new Map(documents.trail.map((entry) => [entry.n, entry]));
  return {
    ...{ datum: address, ...wordsOf(datum.item), section: record.section, asOf: documents.asOf },
    values: datum.given.map((given) => valueGiven(given, entries.get(given.entry.n)!, documents)),
    queries: documents.discrepancies.filter(({ target }) => target === address),
  };
};

const valueGiven = ({ value, entry }: Given, trailed: TrailEntry, documents: HistoryDocuments): ValueGiven => {
  const { n, when, actor, role, organisation, source, capturedAt, receivedAt, type, says } = trailed;
  const who = { actor, role, organisation, source, capturedAt, receivedAt, type, says };
  return { n, value, happened: when, ...who, correction: correctionIn(entry), deviations: foundWith(entry, documents) };
};

const correctionIn = ({ type, data }: RecordedData): ValueGiven['correction'] => {
  if (type !== 'ItemCorrected') return null;
  const { was, reasonCode, reason, cause, query } = data as unknown as Correction;
  return { was, reasonCode, reason, cause, query };
};

const foundWith = ({ command }: RecordedData, { recorded, deviations }: HistoryDocuments): readonly Found[] => {
  const own = recorded.filter((each) => each.command === command && each.type === 'ProtocolDeviationDetected');
  const found = own.map(({ stream, data: { rule, record } }) => [stream, rule, record].join('\n'));
  return deviations
    .filter(({ at, rule, record }) => found.includes([at.slice(0, at.lastIndexOf('@')), rule, record].join('\n')))
    .map(({ deviation, rule, DVTERM, status }) => ({ deviation, rule, DVTERM, status }));
};

/** All data of a participant that ever had a value. */
export const dataLines = (data: Data): readonly DatumLine[] =>
  [...data.values()].flatMap((record) =>
    [...record.data.values()].filter(({ given }) => given.length > 0).map((datum) => lineOf(record, datum)),
  );

const lineOf = ({ section }: DataRecord, datum: Datum): DatumLine => {
  const { given, item } = datum;
  return { datum: datum.datum, ...wordsOf(item), section, value: valueOf(datum), values: given.length, n: given.at(-1)!.entry.n };
};
