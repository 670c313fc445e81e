import { bandOf, check, ifKnown, isRefused, meanOf, sumOf, type Allowed, type Answer } from './answers';
import { BODY } from './catalogue-body';

type Items = Readonly<{ items: readonly Answer[] }>;
type Pain = Readonly<{ severity: readonly Answer[]; interference: readonly Answer[] }>;

/**
 * BPI-SF: `items.severity` 4 of 0-10 (worst, least, average, now), `items.interference` 7 of 0-10. Returns `{ version,
 * severity, interference, worstBand }`: means; interference needs `least` (4) answers; band of the worst pain.
 * Cleeland 2009, BPI User Guide; Serlin 1995, Pain 61:277. Too few answers: NE.
 */
export const scoreBpiSf = ({ items, least = 4 }: { items: Pain; least?: number }) => {
  const severity = check(items?.severity, 4, [0, 10], 'severity item');
  const interference = check(items?.interference, 7, [0, 10], 'interference item');
  if (isRefused(severity)) return severity;
  if (isRefused(interference)) return interference;
  return {
    version: BODY.BPI_SF.version,
    severity: meanOf(severity),
    interference: meanOf(interference, least),
    worstBand: bandOf(sumOf(severity.slice(0, 1)), BODY.BPI_SF.bands),
  };
};

const totalOf = (items: readonly Answer[], { items: count, version }: { items: number; version: string }, most: number) => {
  const answers = check(items, count, [0, most]);
  return isRefused(answers) ? answers : { version, total: sumOf(answers) };
};

/** ICSI: `items` 4 of 0-5. Returns `{ version, total 0-20 }`. O'Leary 1997, Urology 49(5A):58. Missing: NE. */
export const scoreIcsi = ({ items }: Items) => totalOf(items, BODY.ICSI, 5);

/** ICPI: `items` 4 of 0-4. Returns `{ version, total 0-16 }`. O'Leary 1997, Urology 49(5A):58. Missing: NE. */
export const scoreIcpi = ({ items }: Items) => totalOf(items, BODY.ICPI, 4);

/** PWC-20: `items` 20 of 0-3. Returns `{ version, total 0-60 }`. Rickels 2008, J Clin Psychopharmacol 28:447. Missing: NE. */
export const scorePwc20 = ({ items }: Items) => totalOf(items, BODY.PWC20, 3);

const AUDIT_ALLOWED: readonly Allowed[] = Array.from({ length: 10 }, (_, i) => (i < 8 ? [0, 4] : { only: [0, 2, 4] }));

/** What the form tells one to skip is answered by what came before: 2-8 after "never", 4-8 after no more than one drink. */
const withSkipped = (answers: readonly Answer[]): readonly Answer[] => {
  const from = answers[0] === 0 ? 1 : answers[1] === 0 && answers[2] === 0 ? 3 : 8;
  return answers.map((answer, i) => (i >= from && i < 8 ? (answer ?? 0) : answer));
};

/**
 * AUDIT: `items` 10 of 0-4 (9 and 10: 0, 2 or 4). Returns `{ version, total 0-40, zone I-IV, auditC 0-12 }`; skipped
 * items count 0, another missing one leaves NE. Babor 2001, WHO/MSD/MSB/01.6a: zones from 8, 16, 20 on.
 */
export const scoreAudit = ({ items }: Items) => {
  const answers = check(items, 10, AUDIT_ALLOWED);
  if (isRefused(answers)) return answers;
  const asked = withSkipped(answers);
  const total = sumOf(asked);
  return { version: BODY.AUDIT.version, total, zone: bandOf(total, BODY.AUDIT.bands), auditC: sumOf(asked.slice(0, 3)) };
};

const REVERSED = 2;

/**
 * DAST-10: `items` 10 of yes (true) or no; item 3 counts when no. Returns `{ version, total 0-10, band, needsAttention }`,
 * the last from 3 on. Skinner 1982, Addict Behav 7:363. A missing item: NE.
 */
export const scoreDast10 = ({ items }: { items: readonly (boolean | number | null)[] }) => {
  const numbers = Array.isArray(items) ? items.map((answer) => (typeof answer === 'boolean' ? Number(answer) : answer)) : items;
  const answers = check(numbers as readonly Answer[], 10, { only: [0, 1] });
  if (isRefused(answers)) return answers;
  const total = sumOf(answers.map((answer, i) => (i === REVERSED && answer !== null ? 1 - answer : answer)));
  const needsAttention = ifKnown(total, (sum) => sum >= 3);
  return { version: BODY.DAST10.version, total, band: bandOf(total, BODY.DAST10.bands), needsAttention };
};
