// node scripts/oracle.mjs [n] [word] > docs/statistics-oracle.md: compares libs/science/statistics with R on n random inputs a
// function, or only those whose name holds the word.
// Needs Rscript with survival and cmprsk (Debian: r-base-core r-cran-survival r-cran-cmprsk). Not part of npm test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makers } from './oracle.inputs.mjs';
import { boundaries } from './oracle/boundaries.inputs.mjs';
import { intervals } from './oracle/intervals.inputs.mjs';
import { samples } from './oracle/samples.inputs.mjs';
import { load } from './typescript-source.mjs';

const { registry } = await load('libs', 'science', 'statistics', 'index.ts');
const n = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'verum-oracle-'));
const generated = [...makers, ...intervals, ...boundaries, ...samples]
  .map((make) => make(n))
  .filter(({ name }) => name.includes(process.argv[3] ?? ''));

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
  const error = Math.abs(ours - theirs) < 1e-25 ? 0 : Math.abs(ours - theirs) / Math.abs(theirs);
  return error >= 0 ? error : Infinity;
};

for (const { name, rows } of generated) writeFileSync(join(folder, `${name}.csv`), asCsv(rows));
const r = spawnSync('Rscript', ['--vanilla', join(import.meta.dirname, 'oracle.R'), folder], {
  encoding: 'utf8',
  maxBuffer: 1e8,
});
if (r.status !== 0) {
  console.error(r.error?.message ?? r.stderr);
  process.exit(1);
}

console.log(`# The second oracle

\`node scripts/oracle.mjs\` compares \`libs/science/statistics\` with ${r.stdout.trim()} on ${n} random inputs a function (fixed seed).
Relative error |ours - R| / |R|. Values below 1e-290 are left out. Where a result is a list, each of its values is compared; slow functions
have fewer inputs. What base R has no function for (score intervals, boundaries, group-sequential looks) is computed there anew, by
another way than ours: likelihood equations, one participant at a time, one Gauss-Legendre rule a look.

Where the worst error is above 1e-9, it is R's:

- \`studentTQuantile\`: R's \`qt\` in a far tail with less than one degree of freedom.
- \`fisherExact\` or: compared with its root finder stopped where R stops (\`fisherExactAsR\`, 1.2e-4); where the expected count lies as
  far above the observed one as the least possible lies below, R's rounding noise decides which way that search goes.
- \`grayTest\` p1, p2: cmprsk takes p as 1 - the other tail.
- \`prrRor\` chiSquareYates: where the table differs from the expected one by less than the correction, the statistic is 0; R, which
  corrects by min(1/2, |x - E|) of one cell, leaves the rounding of the others (about 1e-24). Nothing to see in p.

Between 1e-11 and 1e-9 are figures near 0, which have few relative digits in both (a Cox coefficient, a difference, a bound or a deviance
of nearly 0), \`crossingProbabilities\` lower (probabilities down to 1e-20 under drift, cut at 9 standard deviations by both) and
standard errors of the regressions (R's \`glm\`, started a second time where it ended, because its errors stand on the weights before its
last step: else they differ by 4e-8). Large means of \`poissonPmf\`: R 4.2's \`dpois\`, fixed in R 4.4; ours agrees with 60-digit arithmetic.

| function | figure | inputs | median | 99.9 % | worst | at |
|---|---|---|---|---|---|---|`);
for (const { name, calls, pick } of generated) {
  const theirs = parse(readFileSync(join(folder, `${name}.out`), 'utf8'));
  const calculate = registry[name.split(' ')[0]];
  const errors = {};
  // A list has a record for each of R's rows.
  const ours = calls.flatMap((input) => [pick(calculate(input))].flat().map((figures) => ({ figures, input })));
  if (ours.length !== theirs.length) throw new Error(`${name}: ${ours.length} results, ${theirs.length} from R`);
  ours.forEach(({ figures, input }, i) => {
    for (const [key, value] of Object.entries(theirs[i])) {
      if (Math.abs(value) < 1e-290 && value !== 0) continue;
      (errors[key] ??= []).push({ error: errorOf(figures[key], value), input });
    }
  });
  for (const [key, list] of Object.entries(errors)) {
    list.sort((a, b) => a.error - b.error);
    const at = (share) => list[Math.min(list.length - 1, Math.floor(share * list.length))].error.toExponential(1);
    const worst = JSON.stringify(list.at(-1).input);
    const where = worst.length < 90 ? `\`${worst}\`` : 'a sample';
    console.log(`| ${name} | ${key} | ${calls.length} | ${at(0.5)} | ${at(0.999)} | ${at(1)} | ${where} |`);
  }
}
rmSync(folder, { recursive: true });
