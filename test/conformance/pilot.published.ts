import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './golden.cases';

export const pilotFolder = join(shared, 'data', 'cdiscpilot01');

/** The arms of CDISCPILOT01 as its tables head them, in the order of the tables. */
export const ARMS = [
  ['Pbo', 'Placebo'],
  ['Xan_Lo', 'Xanomeline Low Dose'],
  ['Xan_Hi', 'Xanomeline High Dose'],
] as const;

type Published = Readonly<{ soc: string; pt: string | null }> & Readonly<Record<string, { subjects: number; events: number }>>;
export type Groups = readonly Readonly<{ group: string; N: number }>[];
export type Incidence = Readonly<{
  groups: Groups;
  rows: readonly Readonly<{
    soc: string | null;
    pt: string | null;
    cells: readonly Readonly<{ participants: number; events: number }>[];
  }>[];
}>;

const table = (name: string): readonly Published[] => JSON.parse(readFileSync(join(pilotFolder, 'published', name), 'utf8'));

/** The cells of some groups in the order of the published arms. */
export const inArms = <Cell>(groups: Groups, cells: readonly Cell[]): readonly Cell[] =>
  ARMS.map(([ARMCD]) => cells[groups.findIndex(({ group }) => group === ARMCD)]!);

const ANY = 'ANY BODY SYSTEM';
const keyOf = (soc: string | null, pt: string | null) => `${soc ?? ANY} / ${pt ?? ''}`;

/** Table 14-5.01, row by row: how many hold, of how many, and the first that do not. */
export const comparedWithTable = ({ groups, rows }: Incidence) => {
  const ours = new Map(
    rows.map(({ soc, pt, cells }) => [
      keyOf(soc, pt),
      inArms(groups, cells)
        .map(({ participants, events }) => `${participants} [${events}]`)
        .join(', '),
    ]),
  );
  const published = table('14-5.01.expected.json').map((row) => ({
    key: keyOf(row.soc === ANY ? null : row.soc, row.pt),
    counts: ARMS.map(([, ARM]) => `${row[ARM]!.subjects} [${row[ARM]!.events}]`).join(', '),
  }));
  const wrong = published.filter(({ key, counts }) => ours.get(key) !== counts);
  const keys = new Set(published.map(({ key }) => key));
  const extra = [...ours.keys()].filter((key) => !keys.has(key));
  return {
    of: published.length,
    hold: published.length - wrong.length,
    wrong: [
      ...wrong.map(({ key, counts }) => `${key}: published ${counts}, here ${ours.get(key)}`),
      ...extra.map((key) => `${key}: not published`),
    ],
  };
};

/** Tables 14-1.01 and 14-1.02 with SDTM's own DS (design/interop.md 3.2): placebo, low, high. */
export const DISPOSITION: readonly (readonly [item: string, DSDECOD: string | null, counts: readonly number[]])[] = [
  ['dosed', null, [86, 84, 84]],
  ['randomised', null, [86, 84, 84]],
  ['completed', null, [58, 25, 27]],
  ['discontinued', 'ADVERSE EVENT', [8, 44, 40]],
  ['discontinued', 'DEATH', [2, 1, 0]],
  ['discontinued', 'LACK OF EFFICACY', [3, 0, 1]],
  ['discontinued', 'LOST TO FOLLOW-UP', [1, 1, 0]],
  ['discontinued', 'PHYSICIAN DECISION', [1, 0, 2]],
  ['discontinued', 'PROTOCOL VIOLATION', [2, 1, 3]],
  ['discontinued', 'STUDY TERMINATED BY SPONSOR', [2, 2, 3]],
  ['discontinued', 'WITHDRAWAL BY SUBJECT', [9, 10, 8]],
];

/** Table 14-2.01: mean, SD and median of age; sex; race and ethnicity as SDTM has them. */
export const AGE = [
  [75.2, 8.59, 76],
  [75.7, 8.29, 77.5],
  [74.4, 7.89, 76],
] as const;
export const TERMS: readonly (readonly [item: string, term: string, counts: readonly number[]])[] = [
  ['SEX', 'M', [33, 34, 44]],
  ['SEX', 'F', [53, 50, 40]],
  ['ETHNIC', 'HISPANIC OR LATINO', [3, 6, 3]],
];

/** Table 14-4.01, safety population: cumulative dose in mg, mean and median. */
export const CUMULATIVE = [
  [0, 0],
  [5347.3, 4455],
  [7551, 5778],
] as const;
