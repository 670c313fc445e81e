import type { AllocationEntryDocument } from './allocation-entry.projection';
import type { Allocated, Arms } from '../allocation.events';
import type { ArmDocument } from './arm-document.projection';

/** As the vault opens a document: what was sealed stands there in plain, or null where its key was erased. */
export type OpenedDocument = <Doc extends object>(doc: Doc) => object;

/**
 * The planned and the actual arm of each participant: as recorded, or else that of the entry taken. Whoever has neither, or
 * whose key was erased, is not in it.
 */
export const armsOf = (
  docs: readonly ArmDocument[],
  entries: readonly AllocationEntryDocument[],
  opened: OpenedDocument,
): ReadonlyMap<string, Arms> => {
  const armAt = new Map(entries.map((entry) => [keyOf(entry), armIn(entry, opened)]));
  return new Map(
    docs.flatMap((doc): [string, Arms][] => {
      const recorded = doc.arms && (opened(doc) as { arms: Arms | null }).arms;
      if (recorded) return [[doc.participant, recorded]];
      const ARMCD = armAt.get(keyOf(doc));
      return ARMCD === undefined ? [] : [[doc.participant, { ARMCD, ACTARMCD: ARMCD }]];
    }),
  );
};

const keyOf = ({ list, listEntry }: Pick<ArmDocument, 'list' | 'listEntry'>): string => `${list}/${listEntry}`;

const armIn = (entry: AllocationEntryDocument, opened: OpenedDocument): string | undefined =>
  (opened(entry) as { allocated: Allocated | null }).allocated?.ARMCD;
