import type { Role } from '@verum/platform/access';
import { NotAllowed } from '@verum/platform/eventsourcing';
import { momentIn, provablyBefore } from '@verum/science/dates';
import type { Term } from '@verum/science/items';
import { EndsBeforeItStarts, NoGrade } from './adverse-event.errors';
import type { Grading, Report } from './report.events';

/** `fields` are the pointers of a refusal: those of the body that brought the dates. */
export const mustEndAfterItStarts = (
  { AESTDTC, AEENDTC }: Pick<Report, 'AESTDTC' | 'AEENDTC'>,
  zone: string,
  fields: readonly string[],
): void => {
  if (AESTDTC === null || AEENDTC === null) return;
  if (provablyBefore(momentIn(zone, AEENDTC), momentIn(zone, AESTDTC))) throw new EndsBeforeItStarts(fields);
};

export const mustHaveGrade = ({ AESEV, AETOXGR }: Grading, fields: readonly string[]): void => {
  if (AESEV === null && AETOXGR === null) throw new NoGrade(fields);
};

/** The items in which two accounts of the same thing differ. */
export const differing = <Facts extends object>(known: Facts, told: Facts): readonly string[] =>
  Object.keys(told).filter((item) => known[item as keyof Facts] !== told[item as keyof Facts]);

const JUDGES: Readonly<Record<Term<'assessor'>, readonly Role[]>> = {
  site: ['coordinator', 'investigator', 'importer'],
  investigator: ['investigator', 'importer'],
  sponsor: ['medical-monitor', 'importer'],
};

/** R81: nobody judges in another's name, so that no sponsor ever downgrades an investigator. */
export const mustJudgeAs = (assessor: Term<'assessor'>, role: Role): void => {
  if (!JUDGES[assessor].includes(role)) throw new NotAllowed();
};
