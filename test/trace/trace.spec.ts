import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm run trace on a small checkout of its own: two rows, one specification, and a report of how it ended.
const root = mkdtempSync(join(tmpdir(), 'verum-trace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Rows are numbers here, so that no text of this file begins with the name of one: the real trace reads it too. */
const trace = (rows: readonly number[], status?: 'passed' | 'failed') => {
  const title = [...rows.map((row) => `R${String(row).padStart(2, '0')}`), 'tells'].join(' ');
  for (const folder of ['scripts', 'docs', 'apps', 'libs', 'test', 'reports']) mkdirSync(join(root, folder), { recursive: true });
  cpSync('scripts/trace.mjs', join(root, 'scripts', 'trace.mjs'));
  writeFileSync(join(root, 'docs/regulations.md'), '| R01 | a | Tells | proven | |\n| R02 | b | Copies | open | all |\n');
  writeFileSync(join(root, 'test/a.spec.ts'), `it('${title}', () => {});\n`);
  const results = status ? [{ ancestorTitles: [], title, status }] : [];
  const report = { testResults: [{ name: join(root, 'test/a.spec.ts'), assertionResults: results }] };
  writeFileSync(join(root, 'reports/test.json'), JSON.stringify(report));
  const {
    status: code,
    stdout,
    stderr,
  } = spawnSync(process.execPath, [join(root, 'scripts/trace.mjs'), '--json'], {
    encoding: 'utf8',
  });
  return { code, stderr, ...(JSON.parse(stdout) as { wrong: string[]; rows: { row: string; result: string }[] }) };
};

it('a row that is called proven is so where a specification that names it passed', () => {
  const { code, wrong, rows } = trace([1], 'passed');
  expect([code, wrong]).toEqual([0, []]);
  expect(rows.map(({ row, result }) => `${row} ${result}`).join()).toMatch(/^R01 pass,R02 none$/);
});
it.each([
  [[1], 'failed', /R01 is called proven, and its specifications are: fail/],
  [[], 'passed', /R01 is called proven, and its specifications are: none/],
  [[1, 99], 'passed', /A title names a row that is not there: R99/],
  [[1], undefined, /Nothing has run/],
] as const)('rows %j, %s: it fails and says why', (rows, status, why) => {
  const { code, wrong } = trace(rows, status);
  expect([code, wrong.join('\n')]).toEqual([1, expect.stringMatching(why)]);
});
it('says which command makes a report that is not there', () =>
  expect(trace([1], 'passed').stderr).toContain('npm run test:faults -- --json'));
