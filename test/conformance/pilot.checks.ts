import type { Client } from '../support/client';
import { AGE, ARMS, comparedWithTable, CUMULATIVE, DISPOSITION, inArms, TERMS } from './pilot.published';

export type Check = Readonly<{ what: string; holds: boolean; found: string }>;

const get = async (client: Client, who: string, from: string, query: Record<string, string>) => {
  const answer = await client.get(who, from, query);
  if (answer.status !== 200) throw new Error(`${from} was answered ${answer.status} ${answer.text}`);
  return answer.body;
};

/** Every figure that is compared, as the API answers it: live, or as of a record. */
export const figuresOf = async (client: Client, study: string, query: Record<string, string> = {}) => {
  const closed = (figure: string, more: Record<string, string> = {}) =>
    get(client, 'unblinded-statistician', `/${study}/safety/closed/${figure}`, { ...query, ...more });
  return {
    table: await closed('adverse-events'),
    serious: await closed('adverse-events', { serious: 'reported' }),
    severity: await closed('adverse-events', { severity: 'true' }),
    disposition: await closed('disposition', { visit: 'WEEK 24' }),
    demography: await closed('demography'),
    exposure: await closed('exposure', { openEnd: 'participationEnd' }),
    pooled: await get(client, 'medical-monitor', `/${study}/safety/adverse-events`, query),
    flagged: { flagged: await flaggedOf(client, study, query) },
  };
};
export type Figures = Awaited<ReturnType<typeof figuresOf>>;

const flaggedOf = async (client: Client, study: string, query: Record<string, string>) => {
  const { adverseEvents } = await get(client, 'data-manager', `/${study}/adverse-events`, {
    ...query,
    flagged: 'Y',
    limit: '500',
  });
  const participants = new Set(adverseEvents.map(({ participant }: { participant: string }) => participant));
  return { records: adverseEvents.length, participants: participants.size };
};

const is = (what: string, found: unknown, expected: unknown): Check => ({
  what: `${what}: ${JSON.stringify(expected)}`,
  holds: JSON.stringify(found) === JSON.stringify(expected),
  found: JSON.stringify(found),
});

const round = (value: number | null, digits: number) => (value === null ? null : Number(value.toFixed(digits)));

/** Tables 14-5.01, 14-5.02, 14-1.01, 14-1.02, 14-2.01 and 14-4.01 of the study's report, and the defects of its data. */
export const publishedChecks = (figures: Figures): readonly Check[] => {
  const { table, serious, severity, disposition, demography, exposure, pooled, flagged } = figures;
  const compared = comparedWithTable(table);
  const [any] = serious.rows;
  const bySeverity = (AESEV: string) =>
    inArms<any>(severity.groups, severity.rows[0].cells).map((cell) => {
      const { participants, events } = cell.severity.find((each: any) => each.AESEV === AESEV);
      return `${participants}[${events}]`;
    });
  const row = (item: string, DSDECOD: string | null) =>
    disposition.rows.find((each: any) => each.item === item && each.DSDECOD === DSDECOD);
  return [
    {
      what: `Table 14-5.01, treatment-emergent adverse events by organ class and term: ${compared.hold}/${compared.of} rows, participants and events, three arms`,
      holds: compared.of === 254 && compared.wrong.length === 0,
      found: compared.wrong.slice(0, 5).join('; '),
    },
    is(
      'denominators by planned arm',
      inArms(table.groups, table.groups as { N: number }[]).map(({ N }) => N),
      [86, 84, 84],
    ),
    is(
      'Table 14-5.02, participants with a serious one',
      inArms<any>(serious.groups, any.cells).map(({ participants }) => participants),
      [0, 1, 2],
    ),
    is('events by severity, mild', bySeverity('MILD'), ['58[210]', '61[227]', '68[294]']),
    is('events by severity, moderate', bySeverity('MODERATE'), ['25[65]', '53[160]', '52[129]']),
    is('events by severity, severe', bySeverity('SEVERE'), ['5[6]', '16[25]', '8[10]']),
    is(
      'pooled: participants and events of any term',
      [pooled.rows[0].cells[0].participants, pooled.rows[0].cells[0].events],
      [218, 1126],
    ),
    is('screened and failed', [row('screened', null).total, row('screenFailed', null).total], [306, 52]),
    ...DISPOSITION.map(([item, DSDECOD, counts]) =>
      is(
        `disposition, ${item}${DSDECOD ? ` for ${DSDECOD}` : ''}`,
        inArms(disposition.groups, row(item, DSDECOD)?.cells ?? []),
        counts,
      ),
    ),
    is('Table 14-1.01, completed week 24', inArms(disposition.groups, disposition.rows.at(-1).cells), [60, 28, 30]),
    ...ARMS.map(([, ARM], place) => {
      const { mean, sd, median } = inArms<any>(demography.groups, demography.age.cells)[place];
      return is(`Table 14-2.01, age in ${ARM}: mean, SD, median`, [round(mean, 1), round(sd, 2), median], AGE[place]);
    }),
    ...TERMS.map(([item, term, counts]) => {
      const found = demography.terms.find((each: any) => each.item === item && each.term === term);
      return is(`Table 14-2.01, ${item} ${term}`, inArms(demography.groups, found?.cells ?? []), counts);
    }),
    ...ARMS.map(([, ARM], place) => {
      const { mean, median } = inArms<any>(exposure.groups, exposure.amount.cumulative.cells)[place];
      return is(`Table 14-4.01, cumulative mg in ${ARM}: mean, median`, [round(mean, 1), median], CUMULATIVE[place]);
    }),
    is('a criterion says serious where AESER says no: records and participants', flagged.flagged, {
      records: 36,
      participants: 22,
    }),
  ];
};
