import { isTreatmentEmergent, type EmergentRule } from '@verum/science/rules';
import { daysOf } from '@verum/science/dates';
import { filled, text, type Row, type Tables } from './row';

/** How often the source's own flag AETRTEM says what our rule says; `differing` names the rows of SUPPAE where not. */
export type EmergenceCompared = Readonly<{
  equal: number;
  different: number;
  differing: readonly { file: string; line: number }[];
}>;

/** AETRTEM was derived by the source, so it is no fact to record: it shows whether both read the same dates in the same way. */
export const compareEmergence = (tables: Tables, rule: EmergentRule): EmergenceCompared => {
  const events = new Map(tables.AE.map((row) => [`${text(row, 'USUBJID')}/${text(row, 'AESEQ')}`, row]));
  const doses = dosesOf(tables.EX);
  const flags = tables.SUPPAE.filter((row) => text(row, 'QNAM') === 'AETRTEM' && text(row, 'IDVAR') === 'AESEQ');
  const differing = flags.filter((flag) => {
    const event = events.get(`${text(flag, 'USUBJID')}/${text(flag, 'IDVARVAL')}`);
    if (!event) return true;
    const { first, last } = doses.get(filled(flag, 'USUBJID')) ?? { first: null, last: null };
    const times = { onset: text(event, 'AESTDTC'), end: text(event, 'AEENDTC'), worsened: [], firstDose: first, lastDose: last };
    return isTreatmentEmergent(times, rule) !== (text(flag, 'QVAL') === 'Y');
  });
  return {
    ...{ equal: flags.length - differing.length, different: differing.length },
    differing: differing.map(({ file, line }) => ({ file, line })),
  };
};

/** The first start and the last end of each subject's doses; a dose without an end ended on the day on which it began. */
const dosesOf = (rows: readonly Row[]) => {
  const doses = new Map<string, { first: string; last: string }>();
  for (const row of rows) {
    const [subject, from] = [filled(row, 'USUBJID'), filled(row, 'EXSTDTC')];
    const to = text(row, 'EXENDTC') ?? from;
    const { first, last } = doses.get(subject) ?? { first: from, last: to };
    doses.set(subject, { first: earlier(from, first) ? from : first, last: earlier(last, to) ? to : last });
  }
  return doses;
};

const earlier = (one: string, other: string): boolean => daysOf(one)!.from < daysOf(other)!.from;
