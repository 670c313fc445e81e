import type { Deviation } from '@verum/capture/participant';
import type { DosingRules } from '@verum/capture/study';
import { addDays } from '@verum/science/dates';
import type { Dose } from './dosing.events';
import { byStart, momentOf, startDayOf } from './dosing.time';

/** The rules that a dose breaks together with others, so that another dose may make or undo a deviation. */
export const LIMITS: readonly string[] = ['dose-within-maximum', 'dose-within-cumulative', 'dose-interval-kept'];

/** A dose with the sum of its session and of all up to it, and the day of the last session before it. */
type Placed = Readonly<{ dose: Dose; ofSession: number; total: number; before: string | undefined }>;

/**
 * The sum of the doses recorded, corrections applied, at each by time of start. Only amounts in this unit add up. Intervals of
 * one session are one dose that was interrupted, and so is the amount that it may be.
 */
export const placed = (doses: readonly Dose[], unit: Dose['ECDOSU']): readonly Placed[] => {
  const given: Placed[] = [];
  for (const dose of byStart(doses)) {
    const amount = dose.ECDOSU === unit ? (dose.ECDOSE ?? 0) : 0;
    const ofSession = given.findLast((each) => isOneSession(each.dose, dose))?.ofSession ?? 0;
    const before = given.findLast((each) => !isOneSession(each.dose, dose) && startDayOf(each.dose) !== undefined);
    const total = (given.at(-1)?.total ?? 0) + amount;
    given.push({ dose, ofSession: ofSession + amount, total, before: before && startDayOf(before.dose) });
  }
  return given;
};

const isOneSession = (one: Dose, other: Dose): boolean => one.session !== null && one.session === other.session;

type Broken = Omit<Deviation, 'record' | 'DVSTDTC'>;

/** What each dose, by its ECSPID, breaks of the limits. Amounts stand in the dose alone, never in what is said about it. */
export const limitsBroken = (doses: readonly Dose[], rules: DosingRules): ReadonlyMap<string, readonly Deviation[]> =>
  new Map(
    placed(doses, rules.ECDOSU).map((each) => {
      const broken = [...aboveMaximum(each, rules), ...aboveCumulative(each, rules), ...tooSoon(each, rules)];
      const { ECSPID } = each.dose;
      return [ECSPID, broken.map((rule) => ({ ...rule, record: ECSPID, DVSTDTC: momentOf(each.dose) }))];
    }),
  );

const isAbove = (amount: number, most: number | null): boolean => most !== null && amount > most + most * 1e-9; // sums of decimals

const aboveMaximum = ({ ofSession }: Placed, { maxPerDose, ECDOSU }: DosingRules): readonly Broken[] =>
  isAbove(ofSession, maxPerDose)
    ? [
        {
          rule: 'dose-within-maximum',
          DVTERM: 'A dose above the maximum of the protocol',
          expected: `at most ${maxPerDose} ${ECDOSU}`,
          found: 'more',
        },
      ]
    : [];

const aboveCumulative = ({ total }: Placed, { maxCumulative, ECDOSU }: DosingRules): readonly Broken[] =>
  isAbove(total, maxCumulative)
    ? [
        {
          rule: 'dose-within-cumulative',
          DVTERM: 'A dose that brings the sum above the maximum of the protocol',
          expected: `at most ${maxCumulative} ${ECDOSU} in all doses`,
          found: 'more',
        },
      ]
    : [];

const tooSoon = ({ dose, before }: Placed, { minimumInterval }: DosingRules): readonly Broken[] => {
  const day = startDayOf(dose);
  if (minimumInterval === null || before === undefined || day === undefined) return [];
  if (day >= addDays(before, minimumInterval)) return [];
  return [
    {
      rule: 'dose-interval-kept',
      DVTERM: 'A dose sooner after the one before than the protocol allows',
      expected: `at least ${minimumInterval} days between the starts`,
      found: `one on ${before} and one on ${day}`,
    },
  ];
};
