import { provablyBefore } from '@verum/science/dates';

/** The clinical date up to which data count: null is no limit. */
export type CutDate = string | null;

/** What lies provably after the cut does not count; what may lie before it does, also a date that nobody knows. */
export const countsAt = (cutDate: CutDate, at: string | null): boolean =>
  cutDate === null || at === null || !provablyBefore(cutDate, at);

/** An end as it was known at the cut: one that came later is not known yet. */
export const knownAt = (cutDate: CutDate, at: string | null): string | null => (countsAt(cutDate, at) ? at : null);
