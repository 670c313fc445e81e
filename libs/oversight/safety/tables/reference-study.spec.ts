import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AdverseEventDocument } from '@verum/capture/adverse-event';
import { adverseEventTable } from './adverse-event-table';
import { comparedWith } from './comparison';
import { countedEvents, type EventFilter, type Grouping, personsOf } from '../counting';
import { demography } from './demography';
import { disposition } from './disposition';
import { courseOf, doseOf, eventOf, gradingOf, RULE, visitOf } from '../testing';

const folder = join(resolve(process.env.VERUM_SHARED ?? '../shared'), 'data', 'cdiscpilot01');
const isThere = existsSync(folder);
if (!isThere) console.warn(`The reference study is skipped: ${folder} is not there (VERUM_SHARED or ../shared).`);

type Row = Readonly<Record<string, string>>;
const rowsOf = (domain: string): readonly Row[] => parse(readFileSync(join(folder, `sdtm_${domain}.csv`)), { columns: true });
const orNull = (text: string | undefined) => text || null;

const readStudy = () => {
  const [subjects, ended] = [rowsOf('dm'), rowsOf('ds').filter(({ DSCAT }) => DSCAT === 'DISPOSITION EVENT')];
  const endOf = new Map(ended.map(({ USUBJID, DSDECOD, DSSTDTC }) => [USUBJID, { DSDECOD, DSSTDTC: orNull(DSSTDTC) }]));
  const courses = subjects.map(({ USUBJID, SITEID, AGE, AGEU, SEX, RACE, ETHNIC }) =>
    courseOf(USUBJID!, {
      ...{ site: SITEID, AGE: Number(AGE), AGEU: AGEU as 'YEARS', SEX: SEX as 'F', RACE: [RACE!], ETHNIC: ETHNIC as 'UNKNOWN' },
      ...endOf.get(USUBJID),
    }),
  );
  const doses = rowsOf('ex').map(({ USUBJID, EXSTDTC, EXENDTC, EXSEQ }) =>
    doseOf(USUBJID!, EXSTDTC!, { ECSPID: EXSEQ, ECENDTC: orNull(EXENDTC), ECDOSFRQ: 'QD' }),
  );
  const events = rowsOf('ae').map((row) => {
    const { USUBJID, AESEQ, AEBODSYS: soc, AEDECOD: pt, AESTDTC, AEENDTC, AESER, AESEV } = row;
    const adverseEvent = `${USUBJID}/${AESEQ}`;
    const graded = { gradings: [gradingOf(AESEV as 'MILD')] };
    return eventOf(USUBJID!, orNull(AESTDTC), {
      soc,
      pt,
      adverseEvent,
      AEENDTC: orNull(AEENDTC),
      AESER: AESER as 'Y',
      ...graded,
    });
  });
  const visits = rowsOf('sv').map(({ USUBJID, VISIT, SVSTDTC }) => visitOf(USUBJID!, VISIT!, orNull(SVSTDTC)));
  const arms = new Map(subjects.map(({ USUBJID, ARMCD }) => [USUBJID, ARMCD]));
  return { persons: personsOf(courses, doses, null), events, visits, arms };
};

const ARMS = ['Pbo', 'Xan_Lo', 'Xan_Hi'];
const NAMES = ['Placebo', 'Xanomeline Low Dose', 'Xanomeline High Dose'];
type Published = Readonly<{ soc: string; pt: string | null }> & Readonly<Record<string, { subjects: number; events: number }>>;

(isThere ? describe : describe.skip)('the published tables of CDISCPILOT01', () => {
  const { persons, events, visits, arms } = isThere ? readStudy() : { persons: [], events: [], visits: [], arms: new Map() };
  const byArm: Grouping = {
    groups: ARMS.map((group) => ({ group, label: null })),
    groupOf: ({ course }) => arms.get(course.participant),
  };
  const tableOf = (filter: Partial<EventFilter> = {}, of: readonly AdverseEventDocument[] = events, bySeverity = false) => {
    const asked = { rule: RULE, cutDate: null, filter: { treatmentEmergent: 'only' as const, ...filter } };
    return adverseEventTable(persons, countedEvents(of, persons, asked), { grouping: byArm, bySeverity });
  };

  it('14-5.01: every row, participants and events in three arms', () => {
    const published: Published[] = JSON.parse(readFileSync(join(folder, 'published', '14-5.01.expected.json'), 'utf8'));
    const ours = new Map(tableOf().rows.map((row) => [`${row.soc}/${row.pt}`, row.cells]));
    const wrong = published.filter(({ soc, pt, ...row }) => {
      const cells = ours.get(`${soc === 'ANY BODY SYSTEM' ? null : soc}/${pt}`);
      return !NAMES.every((arm, at) => cells?.[at]!.participants === row[arm]!.subjects && cells[at].events === row[arm]!.events);
    });
    expect(wrong).toEqual([]);
    expect([published.length, ours.size]).toEqual([254, 254]);
  });

  it('14-5.01: denominators and Fisher’s exact test of any event', () => {
    const table = tableOf();
    expect(table.groups.map(({ N }) => N)).toEqual([86, 84, 84]);
    const [low, high] = comparedWith(table, 'Pbo')[0]!.comparisons;
    expect([low!.fisherP, high!.fisherP].map((p) => Number(p).toFixed(3))).toEqual(['0.007', '0.014']);
  });

  it('by severity', () =>
    expect(
      tableOf({}, events, true).rows[0]!.cells.map(({ severity }) =>
        severity!.slice(1).map((one) => `${one.participants}[${one.events}]`),
      ),
    ).toEqual([
      ['58[210]', '25[65]', '5[6]'],
      ['61[227]', '53[160]', '16[25]'],
      ['68[294]', '52[129]', '8[10]'],
    ]));

  it('14-5.02: serious events', () =>
    expect(
      tableOf({ serious: 'reported' }).rows.map(({ pt, cells }) => [pt, ...cells.map(({ participants }) => participants)]),
    ).toEqual([
      [null, 0, 1, 2],
      [null, 0, 1, 2],
      ['SYNCOPE', 0, 1, 1],
      ['PARTIAL SEIZURES WITH SECONDARY GENERALISATION', 0, 0, 1],
    ]));

  it('14-1.01 and the whole study: disposition', () => {
    const { rows, groups } = disposition(persons, { grouping: byArm, cutDate: null, asked: { VISIT: 'WEEK 24', visits } });
    const cells = (item: string, DSDECOD: string | null = null) =>
      rows.find((row) => row.item === item && row.DSDECOD === DSDECOD)!.cells;
    expect(groups.map(({ N }) => N)).toEqual([86, 84, 84, 52]);
    expect(cells('dosed')).toEqual([86, 84, 84, 0]);
    expect(cells('visit')).toEqual([60, 28, 30, 0]);
    expect(cells('completed')).toEqual([58, 25, 27, 0]);
    expect(cells('screenFailed')).toEqual([0, 0, 0, 52]);
    expect(cells('discontinued', 'ADVERSE EVENT')).toEqual([8, 44, 40, 0]);
    expect(cells('discontinued', 'DEATH')).toEqual([2, 1, 0, 0]);
    expect(cells('discontinued', 'STUDY TERMINATED BY SPONSOR')).toEqual([2, 2, 3, 0]);
  });

  it('14-2.01: demography', () => {
    const { age, terms } = demography(
      persons.filter(({ dosing }) => dosing),
      byArm,
    );
    const rounded = age.cells.map(({ n, mean, sd, median, min, max }) => [n, mean!.toFixed(1), sd!.toFixed(2), median, min, max]);
    expect(rounded).toEqual([
      [86, '75.2', '8.59', 76, 52, 89],
      [84, '75.7', '8.29', 77.5, 51, 88],
      [84, '74.4', '7.89', 76, 56, 88],
    ]);
    const cells = (term: string) => terms.find((row) => row.term === term)!.cells;
    expect([cells('M'), cells('F')]).toEqual([
      [33, 34, 44],
      [53, 50, 40],
    ]);
    expect([cells('BLACK OR AFRICAN AMERICAN'), cells('HISPANIC OR LATINO')]).toEqual([
      [8, 6, 9],
      [3, 6, 3],
    ]);
  });

  it('is red where one event is missing', () => {
    const [cell, without] = [events, events.slice(1)].map((of) => tableOf({}, of).rows[0]!.cells[0]!.events);
    expect([cell, without]).toEqual([281, 280]);
  });
});
