import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { drop, newFolder, startBuiltServer, verum, type BuiltServer } from '../support/built-server';
import { clientOf } from '../support/client';
import { figuresOf, publishedChecks, type Check } from './pilot.checks';
import { correctAHundred } from './pilot.corrections';
import { pilotFolder } from './pilot.published';
import { questionChecks } from './pilot.questions';
import { schemaFaults } from './dataset-json';

const STUDY = 'CDISCPILOT01';
const QUIET = { LOG_LEVEL: 'warn' };

type Imported = Readonly<{ code: number | null; summary: any }>;
const importInto = async (data: string, folder: string): Promise<Imported> => {
  const { code, out, err } = await verum(['--json', 'import', 'sdtm', folder, '--study', STUDY], { ...QUIET, VERUM_DATA: data });
  if (!out) throw new Error(`The import said nothing: ${err}`);
  return { code, summary: JSON.parse(out) };
};

const same = (what: string, one: unknown, other: unknown): Check => {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return { what, holds: a === b, found: `from character ${at}: ${a.slice(at, at + 80)} | ${b.slice(at, at + 80)}` };
};

/** What the import says of itself: every record of the files was taken, or is listed. */
const importChecks = ({ code, summary }: Imported): Check[] => [
  {
    what: 'import: exit code 0, and every row is there',
    holds: code === 0 && summary.outcome === 'done',
    found: JSON.stringify(summary.problems.slice(0, 3)),
  },
  ...Object.entries<any>(summary.domains).map(([domain, counts]) => {
    const { rows, taken, there, notUsed } = counts;
    const what = `records in = records out: ${domain} ${rows} rows, ${taken} taken${notUsed ? `, ${notUsed} not recorded (derived, or no part of a protocol here)` : ''}`;
    return { what, holds: rows === taken + there + notUsed, found: JSON.stringify(counts) };
  }),
  {
    what: `the treatment-emergent flag of the source (SUPPAE AETRTEM) and our rule agree: ${summary.emergence?.equal} of 1191`,
    holds: summary.emergence?.equal === 1191 && summary.emergence.different === 0,
    found: JSON.stringify(summary.emergence),
  },
];

const whenCurrent = async (server: BuiltServer): Promise<void> => {
  for (;;) {
    const { views } = (await (await fetch(`${server.url}/health`)).json()) as { views: { status: string } };
    if (views.status === 'current') return;
    await new Promise((rest) => setTimeout(rest, 50));
  }
};

const digestsOf = async (data: string, ...words: string[]) => {
  const { out, err } = await verum(['--json', 'views', ...words], { VERUM_DATA: data });
  if (!out) throw new Error(err);
  return JSON.parse(out);
};

/** `cdiscpilot [folder]`: a finished study through the same commands as the API's, and its published tables back. */
export const run = async ([folder = pilotFolder]: readonly string[]): Promise<number> => {
  let [passed, failed] = [0, 0];
  const tell = (...checks: readonly Check[]) => {
    for (const { what, holds, found } of checks) {
      console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds ? '' : `: ${found}`}`);
      holds ? passed++ : failed++;
    }
  };
  const data = newFolder();
  const again = newFolder();
  const out = mkdtempSync(join(tmpdir(), 'verum-export-'));
  try {
    await runOn(resolve(folder), { data, again, out }, tell);
  } finally {
    for (const each of [data, again, out]) drop(each);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

type Tell = (...checks: readonly Check[]) => void;
type Places = Readonly<{ data: string; again: string; out: string }>;

const runOn = async (folder: string, { data, again, out }: Places, tell: Tell): Promise<void> => {
  let server = await startBuiltServer(data, QUIET);
  const tokens = await server.tokens();
  let client = clientOf(server.url, tokens);
  tell(...importChecks(await importInto(data, folder)));
  await whenCurrent(server);

  const before = await figuresOf(client, STUDY);
  tell(...publishedChecks(before));

  const second = await importInto(data, folder);
  await whenCurrent(server);
  tell({
    what: 'imported a second time: no event is new',
    holds: second.summary.events === 0,
    found: String(second.summary.events),
  });
  tell(same('and the figures are the same', await figuresOf(client, STUDY), before));

  await correctAHundred(client, STUDY);
  await whenCurrent(server);
  const asOf = String(before.table.asOf);
  tell(
    same(
      `a hundred corrections later, every figure as of record ${asOf} is as it was`,
      await figuresOf(client, STUDY, { asOf }),
      before,
    ),
  );
  const after = await figuresOf(client, STUDY);
  const moved = JSON.stringify(after.table.rows) !== JSON.stringify(before.table.rows);
  tell({ what: 'and the live ones are others', holds: moved, found: 'they are the same' });
  tell(...(await questionChecks(server, tokens, [STUDY, folder])));

  await server.stop();
  const verified = await digestsOf(data, 'verify');
  tell({
    what: `every row of the views equals the log (${verified.events} events)`,
    holds: verified.equal,
    found: JSON.stringify(verified.faults),
  });
  const rebuilt = await digestsOf(data, 'rebuild');
  tell(same('a rebuild has the same bytes', rebuilt.digests, verified.digests));

  const order = ['export', 'sdtm', out, '--study', STUDY, '--as-of', asOf];
  const exported = await verum([...order, '--format', 'both', '--unblinded'], { VERUM_DATA: data });
  tell({ what: 'export: CSV and Dataset-JSON 1.1', holds: exported.code === 0, found: exported.err });
  const documents = readdirSync(out).filter((name) => name.endsWith('.json'));
  for (const name of documents) {
    const faults = schemaFaults(JSON.parse(readFileSync(join(out, name), 'utf8')));
    tell({ what: `${name} is accepted by the schema of Dataset-JSON 1.1`, holds: faults === '', found: faults });
  }
  tell({
    what: 'Dataset-JSON has DM, DS, EX, AE and SV',
    holds: ['dm', 'ds', 'ex', 'ae', 'sv'].every((name) => documents.includes(`${name}.json`)),
    found: documents.join(),
  });
  tell(await withoutArms(data, order.with(2, `${out}-blinded`)));

  const other = await startBuiltServer(again, QUIET);
  const csv = `${out}-csv`;
  cpSync(out, csv, { recursive: true, filter: (path) => !path.endsWith('.json') });
  const reimported = await importInto(again, csv);
  rmSync(csv, { recursive: true });
  tell({
    what: 'the export is imported into an empty store',
    holds: reimported.code === 0,
    found: JSON.stringify(reimported.summary.problems?.slice(0, 3)),
  });
  await whenCurrent(other);
  client = clientOf(other.url, await other.tokens());
  const theirs = await figuresOf(client, STUDY);
  for (const figure of Object.keys(before) as (keyof typeof before)[])
    tell(same(`and gives the same ${figure}`, numbersOf(theirs[figure]), numbersOf(before[figure])));
  await other.stop();
};

/** What a figure counts, without the record and the moment that it was read at. */
const numbersOf = ({ groups, rows, terms, age, days, amount, flagged }: any) => ({
  groups,
  rows,
  terms,
  age,
  days,
  amount,
  flagged,
});

const withoutArms = async (data: string, order: readonly string[]): Promise<Check> => {
  const { code, err } = await verum([...order, '--format', 'both'], { VERUM_DATA: data });
  const [, , to] = order;
  const texts = readdirSync(to!).map((name) => readFileSync(join(to!, name), 'utf8'));
  rmSync(to!, { recursive: true });
  const words = ['Pbo', 'Xan_', 'XANOMELINE', 'PLACEBO'].filter((word) => texts.some((text) => text.includes(word)));
  return {
    what: 'the blinded export has no arm and no product',
    holds: code === 0 && words.length === 0,
    found: `${err} ${words.join()}`,
  };
};
