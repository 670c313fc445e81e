import { adverseEventStep } from './adverse-event.mapping';
import { armsStep, characteristicStep, deathStep, randomisationStep, screeningStep } from './demography.mapping';
import { dispositionStep, isRandomisation, visitStep } from './disposition.mapping';
import type { Domain } from './domains';
import type { Step, Target } from './draft';
import { doseStep } from './exposure.mapping';
import { filled, text, type Row, type Tables } from './row';

/** Everything that a folder says of one participant: their row of DM, and those of the other domains in the order of the files. */
export type Subject = Readonly<{ USUBJID: string; dm: Row; rows: Row[] }>;

/** On one day: what somebody is, then where they came, what they got, how it went, and how it ended. */
const STEPS = { SC: characteristicStep, SV: visitStep, EX: doseStep, AE: adverseEventStep, DS: dispositionStep } as const;
const DOMAINS_IN_ORDER = Object.keys(STEPS) as readonly (keyof typeof STEPS)[];

export const subjectsOf = (tables: Tables): readonly Subject[] => {
  const subjects = new Map(
    tables.DM.map((dm): [string, Subject] => [filled(dm, 'USUBJID'), { USUBJID: filled(dm, 'USUBJID'), dm, rows: [] }]),
  );
  for (const domain of DOMAINS_IN_ORDER) for (const row of tables[domain]) subjects.get(filled(row, 'USUBJID'))!.rows.push(row);
  return [...subjects.values()];
};

/** All that is to be sent of a participant, in the order in which it happened; what nobody dated comes last. */
export const participantSteps = ({ dm, rows }: Subject, target: Target): readonly Step[] => {
  const randomised = rows.some((row) => row.domain === 'DS' && isRandomisation(row)) ? undefined : randomisationStep(dm, target);
  const dated = [
    ...(randomised ? [randomised] : []),
    ...rows.map((row) => STEPS[row.domain as keyof typeof STEPS](row, target)),
    ...[deathStep(dm, target)].filter((step) => step !== undefined),
  ];
  const arms = armsStep(dm, target);
  return [screeningStep(dm, target, firstVisit(rows)), ...(arms ? [arms] : []), ...dated.sort(byDay)];
};

/** Stable, so that the order within a day is that in which the steps came here. */
const byDay = ({ at: one }: Step, { at: other }: Step): number => {
  const [a, b] = [one?.slice(0, 10) ?? UNDATED, other?.slice(0, 10) ?? UNDATED];
  return a < b ? -1 : a > b ? 1 : 0;
};
const UNDATED = '~';

const firstVisit = (rows: readonly Row[]): string | null =>
  rows
    .filter(({ domain }) => domain === ('SV' satisfies Domain))
    .map((row) => text(row, 'SVSTDTC'))
    .filter((date) => date !== null)
    .sort()[0] ?? null;
