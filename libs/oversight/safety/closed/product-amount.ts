import type { Product } from '@verum/capture/dosing';
import { dayOf, daysInclusive } from '@verum/science/dates';
import type { CutDate, GivenDose } from '../counting';

/** Doses on each day of an interval (SDTM EXDOSFRQ). */
const DOSES_A_DAY: Readonly<Record<string, number>> = { QD: 1, BID: 2, TID: 3, QID: 4 };

export const AMOUNT_METHOD =
  'Cumulative: EXDOSE of each record, for QD, BID, TID and QID times the doses of a day and the days of its interval, both ends ' +
  'counted, up to the data cut. Average daily: cumulative by the days from the first to the last dose. Not known where an amount ' +
  'is not in mg, or an interval has no known end or another frequency.';

/** The mg of one record. Null where the product, its amount in mg or the interval is not known. */
export const amountGiven = (given: GivenDose, product: Product | null, cutDate: CutDate): number | null => {
  const times = timesGiven(given, cutDate);
  return product?.EXDOSE == null || product.EXDOSU !== 'mg' || times === null ? null : product.EXDOSE * times;
};

const timesGiven = ({ dose, from, to, isBeyondCut }: GivenDose, cutDate: CutDate): number | null => {
  const frequency = dose.ECDOSFRQ ?? 'ONCE';
  if (frequency === 'ONCE') return 1;
  const [first, last] = [dayOf(from), dayOf(isBeyondCut ? cutDate : to)];
  const perDay = DOSES_A_DAY[frequency];
  return first === undefined || last === undefined || perDay === undefined ? null : perDay * daysInclusive(first, last);
};
