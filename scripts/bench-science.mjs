// node scripts/bench-science.mjs: how long the figures of a safety board take, against their aims. Exit code 1 where one is missed.
// The study's events are read from ../shared (VERUM_SHARED); without them the table is made of as many events by formula.
import betainc from '@stdlib/math-base-special-betainc';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './typescript-source.mjs';

const { aeIncidence, beta, registry } = await load('libs', 'science', 'statistics', 'index.ts');
const arms = ['Placebo', 'Xanomeline Low Dose', 'Xanomeline High Dose'];
const file = join(process.env.VERUM_SHARED ?? '../shared', 'data/cdiscpilot01/teae.json');

function madeUp() {
  const subjects = Array.from({ length: 254 }, (_, i) => ({ id: `s${i}`, arm: arms[i % 3], trtDurDays: 182 }));
  const events = Array.from({ length: 1126 }, (_, i) => {
    const term = (i * i) % 230;
    return { id: `s${(i * 7919) % 254}`, soc: `soc ${term % 23}`, pt: `pt ${term}`, severity: 'MILD', startDay: 1 };
  });
  return { subjects, events };
}
const study = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : madeUp();
const data = { arms, subjects: study.subjects.map((s) => ({ ...s, days: s.trtDurDays })), events: study.events };

/** Once cold, as a board's first look is, and the median of nine. */
function measure(run) {
  const times = Array.from({ length: 10 }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  const [cold, ...warm] = times;
  return { cold, median: warm.sort((a, b) => a - b)[4] };
}

let missed = 0;
function report(what, aim, { cold, median }) {
  if (median > aim) missed += 1;
  console.log(`${what}: ${median.toFixed(1)} ms (cold ${cold.toFixed(1)}), aim ${aim} ms${median > aim ? ', MISSED' : ''}`);
}

report(
  'adverse event table of the study, M-N and Fisher',
  50,
  measure(() => aeIncidence(data)),
);
const rule = { type: 'BB', ns: { from: 1, to: 60 }, p0: 0.1, alpha: 0.05, param: [1, 9] };
report(
  'stopping rule, N = 60, with its operating characteristics',
  100,
  measure(() => registry.toxicityStoppingRule(rule)),
);
const informationRates = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const design = { spending: 'LanDeMetsOBF', alpha: 0.05, sides: 2, informationRates };
report(
  'group-sequential design of 20 looks',
  200,
  measure(() => registry.spendingBoundary(design)),
);

const points = Array.from({ length: 200_000 }, (_, i) => [
  (((i * 7919) % 1000) + 0.5) / 1000,
  0.5 + ((i * 31) % 300),
  0.5 + ((i * 17) % 300),
]);
const seconds = (cdf) => {
  const began = performance.now();
  points.reduce((sum, [x, a, b]) => sum + cdf(x, a, b), 0);
  return performance.now() - began;
};
// In turns, and the best of each, so that whatever else the machine does meets both.
const rounds = Array.from({ length: 7 }, () => [
  seconds((x, a, b) => betainc(x, a, b, true, false)),
  seconds((x, a, b) => beta.cdf(x, a, b)),
]);
const [bare, ours] = [0, 1].map((side) => Math.min(...rounds.map((round) => round[side])));
if (bare / ours < 0.9) missed += 1;
console.log(`beta cdf: ${(bare / ours).toFixed(2)} of the bare kernel's speed, aim 0.9${bare / ours < 0.9 ? ', MISSED' : ''}`);
process.exitCode = missed ? 1 : 0;
