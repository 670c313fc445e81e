import { check, isItemName, itemOf, type Term } from '@verum/science/items';
import type { Entry } from './catalogue';
import { CorrectionRefused, ValueRefused } from './errors';

/**
 * One item of one record of a stream, the value that stood there and the one that stands now, and why (21 CFR 11.10(e), ICH
 * E6(R3) 4.2.2). `record` says which, where a stream holds several (a dose, a visit); `query` is the one that prompted it.
 */
export type Correction = Readonly<{
  record: string | null;
  item: string;
  was: unknown;
  is: unknown;
  reasonCode: Term<'correctionReason'>;
  reason: string;
  cause: Term<'correctionCause'>;
  query: string | null;
}>;

/** What a correction is sent; `is` null takes a value back that was never there. What stood there is known here. */
export type Correcting = Omit<Correction, 'was'>;

type Facts = Readonly<Record<string, unknown>>;

/** The facts of a record after a correction. */
export const corrected = <F extends object>(facts: F, { item, is }: Pick<Correction, 'item' | 'is'>): F => ({
  ...facts,
  [item]: is,
});

/**
 * The correction that a request asks for: undefined where the value stands there already. `facts` are those of the record now,
 * `correctable` the items that the catalogue lets be corrected. Throws CorrectionRefused and ValueRefused.
 */
export const correctionOf = (
  asked: Correcting,
  facts: Facts,
  correctable: readonly PropertyKey[],
  optional: readonly PropertyKey[] = [],
): Correction | undefined => {
  const { item, is } = asked;
  if (!correctable.includes(item) || !isItemName(item)) throw new CorrectionRefused();
  const fault = is === null && optional.includes(item) ? undefined : check(item, is);
  if (fault) throw new ValueRefused(fault.rule, fault.message);
  const was = facts[item] ?? null;
  return was === is ? undefined : { ...asked, was };
};

const shown = (value: unknown): string => (value === null ? 'nothing' : String(value));

/** The catalogue's entry for `ItemCorrected`, the same in every context. */
export const itemCorrected: Entry<Correction> = {
  version: 1,
  upcasts: [],
  says: ({ record, item, was, is, reasonCode, reason }) =>
    `Corrected ${isItemName(item) ? itemOf(item).label : item} (${item})${record === null ? '' : ` of ${record}`} ` +
    `from ${shown(was)} to ${shown(is)}: ${reasonCode}, ${reason}`,
  when: () => null,
  example: {
    record: null,
    item: 'AESTDTC',
    was: '2026-02-02',
    is: '2026-02-01',
    reasonCode: 'transcription',
    reason: 'The source says the first',
    cause: 'source',
    query: null,
  },
};
