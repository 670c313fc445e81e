// npm run trace [-- --json | --run]: the rows of docs/regulations.md, the specifications that name them at the start of their
// titles, and how these ended when they last ran. Fails where a title names no row, and where a row that is called proven has no
// specification that passes or has one that fails.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SUITES = { 'reports/test.json': 'test', 'reports/stores.json': 'test:stores', 'reports/faults.json': 'test:faults' };
const CLAIMS = ['proven', 'partly', 'open'];
const asked = new Set(process.argv.slice(2));
const unknown = [...asked].filter((word) => !['--json', '--run'].includes(word));
if (unknown.length > 0) {
  console.error(`What is ${unknown.join(' ')}? Usage: npm run trace [-- --json | --run]`);
  process.exit(2);
}

const read = (path) => readFileSync(join(root, path), 'utf8');
const rows = [...read('docs/regulations.md').matchAll(/^\| (R\d+) \| (.+?) \| (.+?) \| (\w+) \| ?(.*?) ?\|$/gm)].map(
  ([, row, clause, demands, claim, missing]) => ({ row, clause, demands, claim, missing }),
);

if (asked.has('--run')) {
  mkdirSync(join(root, 'reports'), { recursive: true });
  for (const [report, script] of Object.entries(SUITES))
    spawnSync('npm', ['run', script, '--', '--json', `--outputFile=${report}`], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
}

/** The rows at the start of a title; a fault's number (T5) may stand among them. */
const rowsOf = (title) => (/^(?:[RT]\d+[ ,:]+)+/.exec(`${title} `)?.[0] ?? '').match(/R\d+/g) ?? [];

const specsUnder = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? specsUnder(path) : path.endsWith('.spec.ts') ? [path] : [];
  });

/** What the files say: every text between quotes that begins with a row. */
const named = ['apps', 'libs', 'test'].flatMap(specsUnder).flatMap((file) =>
  [...read(file).matchAll(/(['"`])((?:[RT]\d+[ ,:]+)*R\d+\b.*?)\1/g)].map(([, , title]) => ({
    file: file.split(sep).join('/'),
    title,
    rows: rowsOf(title),
  })),
);

/** What ran: a specification proves the rows of its own title and of those around it. */
const reports = Object.keys(SUITES).filter((report) => existsSync(join(root, report)));
const ran = reports.flatMap((report) =>
  JSON.parse(read(report)).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: relative(root, name).split(sep).join('/'),
      title: [...ancestorTitles, title].join(' › '),
      rows: new Set([...ancestorTitles, title].flatMap(rowsOf)),
      status,
    })),
  ),
);

const isKnown = (row) => rows.some((known) => known.row === row);
const strays = [
  ...named.flatMap(({ file, title, rows }) => rows.filter((row) => !isKnown(row)).map((row) => `${row} (${file}: ${title})`)),
  ...ran.flatMap(({ file, title, rows }) => [...rows].filter((row) => !isKnown(row)).map((row) => `${row} (${file}: ${title})`)),
];

const matrix = rows.map((row) => {
  const specs = ran.filter((spec) => spec.rows.has(row.row)).map(({ file, title, status }) => ({ file, title, status }));
  const files = new Set(specs.map(({ file }) => file));
  const notRun = named.filter((spec) => spec.rows.includes(row.row) && !files.has(spec.file));
  const count = (status) => specs.filter((spec) => spec.status === status).length;
  const result = count('failed') > 0 ? 'fail' : count('passed') > 0 ? 'pass' : notRun.length > 0 ? 'not run' : 'none';
  return { ...row, result, passed: count('passed'), failed: count('failed'), specs, notRun };
});

const wrong = [
  ...[...new Set(strays)].map((stray) => `A title names a row that is not there: ${stray}`),
  ...matrix
    .filter(({ claim }) => !CLAIMS.includes(claim))
    .map(({ row, claim }) => `${row} is called ${claim}, which is no claim`),
  ...(ran.length === 0 ? ['Nothing has run, so nothing is proven'] : []),
  ...matrix
    .filter(({ claim, result }) => ran.length > 0 && claim === 'proven' && result !== 'pass')
    .map(({ row, result }) => `${row} is called proven, and its specifications are: ${result}`),
];
const missing = Object.entries(SUITES).filter(([report]) => !reports.includes(report));
const hints = missing.map(
  ([report, script]) => `No ${report}: mkdir -p reports && npm run ${script} -- --json --outputFile=${report}`,
);
const runAt = reports.map((report) => `${report}: ${statSync(join(root, report)).mtime.toISOString()}`);

if (asked.has('--json')) {
  process.stdout.write(`${JSON.stringify({ runAt, hints, rows: matrix, wrong }, null, 2)}\n`);
} else {
  const colour = { pass: 'green', fail: 'red', 'not run': 'yellow', none: 'dim' };
  for (const { row, clause, demands, claim, missing: lacking, result, specs, notRun, passed, failed } of matrix) {
    const counts = [passed && `${passed} passed`, failed && `${failed} failed`].filter(Boolean).join(', ');
    const ended = `${result}${counts ? ` (${counts})` : ''}`;
    console.log(
      `${styleText('bold', row)}  ${styleText(colour[result], ended)}  ${claim}  ${styleText('dim', clause)}  ${demands}`,
    );
    if (lacking) console.log(styleText('dim', `       not yet: ${lacking}`));
    for (const { file, title, status } of specs)
      console.log(`       ${status === 'passed' ? styleText('green', '+') : styleText('red', status)} ${file}: ${title}`);
    for (const { file, title } of notRun) console.log(`       ${styleText('yellow', '? not run')} ${file}: ${title}`);
  }
  const having = (result) => matrix.filter((row) => row.result === result).length;
  const proven = matrix.filter(({ claim, result }) => claim === 'proven' && result === 'pass').length;
  console.log(
    `\n${matrix.length} rows: ${proven} proven; ${having('pass')} pass, ${having('fail')} fail, ` +
      `${having('not run')} not run, ${having('none')} without a specification`,
  );
  for (const when of runAt) console.log(styleText('dim', when));
}
for (const line of hints) console.error(line);
if (hints.length > 0) console.error('All at once: npm run trace -- --run');
for (const line of wrong) console.error(styleText('red', line));
process.exitCode = wrong.length > 0 ? 1 : 0;
