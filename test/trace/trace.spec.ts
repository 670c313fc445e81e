import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm run trace on a small checkout of its own: two rows, one specification, and a report of how it ended.
const root = mkdtempSync(join(tmpdir(), 'verum-trace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const trace = (title: string, status?: 'passed' | 'failed') => {
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
  const { code, wrong, rows } = trace('R01 tells', 'passed');
  expect([code, wrong]).toEqual([0, []]);
  expect(rows.map(({ row, result }) => [row, result])).toEqual([
    ['R01', 'pass'],
    ['R02', 'none'],
  ]);
});
it.each([
  ['R01 tells', 'failed', 'R01 is called proven, and its specifications are: fail'],
  ['tells', 'passed', 'R01 is called proven, and its specifications are: none'],
  ['R01 R99 tells', 'passed', 'A title names a row that is not there: R99'],
  ['R01 tells', undefined, 'Nothing has run'],
] as const)('"%s", %s: it fails and says why', (title, status, why) => {
  const { code, wrong } = trace(title, status);
  expect([code, wrong.join('\n')]).toEqual([1, expect.stringContaining(why)]);
});
it('says which command makes a report that is not there', () =>
  expect(trace('R01 tells', 'passed').stderr).toContain('npm run test:faults -- --json'));
