import type { DoseDocument } from '@verum/capture/dosing';
import { dayOf, daysInclusive, daysOf, provablyBefore } from '@verum/science/dates';
import { countsAt, type CutDate } from './cut';
import { momentAt } from './moment';

/**
 * A dose, or an interval of daily doses, that was given by the cut. `to` is null where its end is not known, or was not yet
 * at the cut; `isBeyondCut` says which.
 */
export type GivenDose = Readonly<{ dose: DoseDocument; from: string; to: string | null; isBeyondCut: boolean }>;

/** All that was given to one person, in the order of its begin. */
export type Dosing = Readonly<{ given: readonly GivenDose[]; firstDose: string; lastDose: string | null }>;

/** A regimen whose end was not written down may have gone on; a single dose ends on the day that it was given. */
const endOf = ({ ECENDTC, ECSTDTC, ECDOSFRQ }: DoseDocument): string | null =>
  ECENDTC ?? (ECDOSFRQ === null || ECDOSFRQ === 'ONCE' ? ECSTDTC : null);

const givenBy = (dose: DoseDocument, cutDate: CutDate): GivenDose => {
  const end = endOf(dose);
  const isBeyondCut = !countsAt(cutDate, end);
  const { zone, ECSTDTC } = dose;
  return { dose, from: momentAt(zone, ECSTDTC), to: isBeyondCut ? null : momentAt(zone, end), isBeyondCut };
};

/** An incomplete date stands at the first day that it may mean, so that the first dose is never taken for a later one. */
const inOrder = (one: GivenDose, other: GivenDose): number => {
  if (provablyBefore(one.from, other.from)) return -1;
  if (provablyBefore(other.from, one.from)) return 1;
  const [a, b] = [daysOf(one.from)!.from, daysOf(other.from)!.from];
  return a < b ? -1 : Number(a > b);
};

/** Undefined where nothing was given by the cut. The last dose is null where it is not known, or went on beyond the cut. */
export const dosingOf = (doses: readonly DoseDocument[], cutDate: CutDate): Dosing | undefined => {
  const given = doses
    .filter(({ ECOCCUR, ECSTDTC }) => ECOCCUR === 'Y' && countsAt(cutDate, ECSTDTC))
    .map((dose) => givenBy(dose, cutDate))
    .sort(inOrder);
  const [first] = given;
  return first && { given, firstDose: first.from, lastDose: lastOf(given) };
};

const lastOf = (given: readonly GivenDose[]): string | null =>
  given.some(({ to }) => to === null)
    ? null
    : given.map(({ to }) => to!).reduce((a, b) => (daysOf(b)!.to >= daysOf(a)!.to ? b : a));

/** Days from the first dose to the last, both counted, up to the cut; null where either is not known to the day. */
export const daysDosed = ({ given, firstDose }: Dosing, cutDate: CutDate): number | null => {
  const ends = given.map(({ to, isBeyondCut }) => (isBeyondCut ? cutDate : to)).map(dayOf);
  const first = dayOf(firstDose);
  if (first === undefined || ends.includes(undefined)) return null;
  return daysInclusive(
    first,
    ends.reduce((a, b) => (b! > a! ? b : a))!,
  );
};
