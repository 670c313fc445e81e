// node scripts/oracle.mjs [n] > docs/statistics-oracle.md: compares libs/science/statistics with R on n random inputs a function.
// Needs Rscript with survival and cmprsk (Debian: r-base-core r-cran-survival r-cran-cmprsk). Not part of npm test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputs } from './oracle.inputs.mjs';
import { load } from './typescript-source.mjs';

const { registry } = await load('libs', 'science', 'statistics', 'index.ts');
const n = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'verum-oracle-'));
const generated = inputs(n);

const asCsv = (rows) => [Object.keys(rows[0]).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');
const number = (text) => (text === 'Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text));
const parse = (text) => {
  const [head, ...lines] = text.trim().split('\n');
  const keys = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [keys[i], number(value.trim())])));
};
/** Relative, but for what is rounding noise around 0. R has NaN where we say NE. */
const errorOf = (ours, theirs) => {
  if (ours === 'NE') return Number.isNaN(theirs) ? 0 : Infinity;
  if (!Number.isFinite(theirs)) return ours === theirs ? 0 : Infinity;
  return Math.abs(ours - theirs) < 1e-25 ? 0 : Math.abs(ours - theirs) / Math.abs(theirs);
};

for (const { name, rows } of generated) writeFileSync(join(folder, `${name}.csv`), asCsv(rows));
const r = spawnSync('Rscript', ['--vanilla', join(import.meta.dirname, 'oracle.R'), folder], { encoding: 'utf8' });
if (r.status !== 0) {
  console.error(r.error?.message ?? r.stderr);
  process.exit(1);
}

console.log(`# The second oracle

\`node scripts/oracle.mjs\` compares \`libs/science/statistics\` with ${r.stdout.trim()} on ${n} random inputs a function (fixed seed).
Relative error |ours - R| / |R|. Values below 1e-290 are left out.

Where the worst error is above 1e-11, it is not ours: \`dpois\` of large means (fixed in R 4.4; ours agrees with 60-digit arithmetic) and
\`qt\` in a far tail with less than one degree of freedom; cmprsk takes p as 1 - the other tail; a Cox coefficient near 0 has few relative
digits. \`fisherExact\` is compared with its root finder stopped where R stops (\`fisherExactAsR\`): where the expected count lies as far
above the observed one as the least possible lies below, R's rounding noise decides which way that search goes.

| function | figure | inputs | median | 99.9 % | worst | at |
|---|---|---|---|---|---|---|`);
for (const { name, calls, pick, note } of generated) {
  const theirs = parse(readFileSync(join(folder, `${name}.out`), 'utf8'));
  const calculate = registry[name.split(' ')[0]];
  const errors = {};
  calls.forEach((input, i) => {
    const ours = pick(calculate(input));
    for (const [key, value] of Object.entries(theirs[i])) {
      if (Math.abs(value) < 1e-290 && value !== 0) continue;
      (errors[key] ??= []).push({ error: errorOf(ours[key], value), input });
    }
  });
  for (const [key, list] of Object.entries(errors)) {
    list.sort((a, b) => a.error - b.error);
    const at = (share) => list[Math.min(list.length - 1, Math.floor(share * list.length))].error.toExponential(1);
    const worst = JSON.stringify(list.at(-1).input);
    const where = worst.length < 90 ? `\`${worst}\`` : 'a sample';
    console.log(
      `| ${name} | ${key} | ${list.length} | ${at(0.5)} | ${at(0.999)} | ${at(1)} | ${where}${note ? `; ${note}` : ''} |`,
    );
  }
}
rmSync(folder, { recursive: true });
