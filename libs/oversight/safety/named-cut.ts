import { dataCutDocuments } from '@verum/capture/study';
import type { Views } from '@verum/platform/eventsourcing';
import type { CutDate } from './counting';
import { NoSuchDataCut, TwoCuts } from './safety.errors';

/** A cut by its name, or any clinical date. */
export type AskedCut = Readonly<{ cut?: string; cutDate?: string }>;

/** `record` is that of a named cut: the one which a report at this cut is read as of, unless it asks for another. */
export type Cut = Readonly<{ cutDate: CutDate; cutName: string | null; record: number | null }>;

/** Throws NoSuchDataCut, TwoCuts. */
export const cutOf = (views: Views, study: string, { cut, cutDate }: AskedCut): Cut => {
  if (cut === undefined) return { cutDate: cutDate ?? null, cutName: null, record: null };
  if (cutDate !== undefined) throw new TwoCuts();
  const [named] = views.find(dataCutDocuments, { study, sites: '*', cutName: cut });
  if (!named) throw new NoSuchDataCut();
  return { cutDate: named.cutDate, cutName: named.cutName, record: named.n };
};
