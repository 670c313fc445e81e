// npm run bench [-- --short] [-- --only=consents,rebuild]: the speed of the server as ratios, each of two sides measured in
// this one run. Prints a table and writes reports/bench.json. A missed aim is printed as such and is no failure of the run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareClient, bytesOf, eventsOf, fill } from '../test/bench/log.mjs';
import { root } from '../test/bench/platform.mjs';
import { adverseEvents } from '../test/bench/rows/adverse-events.mjs';
import { asOf } from '../test/bench/rows/as-of.mjs';
import { commandCost } from '../test/bench/rows/command-cost.mjs';
import { consents } from '../test/bench/rows/consents.mjs';
import { durableAppend } from '../test/bench/rows/durable-append.mjs';
import { exportRecord } from '../test/bench/rows/export.mjs';
import { importStudy, pilot } from '../test/bench/rows/import.mjs';
import { listings } from '../test/bench/rows/listings.mjs';
import { rebuild } from '../test/bench/rows/rebuild.mjs';
import { safetyTable } from '../test/bench/rows/safety-table.mjs';
import { memory, start } from '../test/bench/rows/start.mjs';
import { whileCatchingUp } from '../test/bench/rows/while-catching-up.mjs';
import { copyOf, startServer } from '../test/bench/server.mjs';
import { setUpStudy, STUDY } from '../test/bench/study.mjs';
import { lines, machine } from '../test/bench/table.mjs';

const short = process.argv.includes('--short');
const only = process.argv
  .find((word) => word.startsWith('--only='))
  ?.slice(7)
  .split(',');
const wanted = (name) => !only || only.includes(name);
const SIZES = short
  ? { few: 2_000, many: 20_000, consents: { rounds: 2, perRound: 400 }, append: { rounds: 2, alone: 200, together: 2_000 } }
  : {
      few: 2_000,
      many: 200_000,
      consents: { rounds: 5, perRound: 2_000 },
      append: { rounds: 5, alone: 1_500, together: 15_000 },
    };

const work = mkdtempSync(join(tmpdir(), 'verum-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const began = performance.now();
const at = (name) => join(work, name);
const say = (text) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

const rows = [];
const report = (row) => {
  rows.push(row);
  process.stdout.write(`${lines(row).join('\n')}\n\n`);
};
const memories = {};

say('A server with people, and then with a study');
let server = await startServer(at('empty'));
await server.whenCurrent();
const tokens = await server.tokens();
await server.stop();
server = await startServer(copyOf(at('empty'), at('seed')));
await server.whenCurrent();
const participant = await setUpStudy(server, tokens);
const bare = bareClient(server.endpoint());
const template = await eventsOf(bare, `participant-${participant}`);
await bare.dispose();
await server.stop();

if (wanted('consents')) {
  say('Consents over HTTP, and bare appends');
  server = await startServer(copyOf(at('seed'), at('consents')));
  await server.whenCurrent();
  report(await consents(server, tokens, SIZES.consents));
  memories['after the consents'] = server.memory();
  await server.stop();
}

if (wanted('adverse-events')) {
  say('Adverse events over HTTP, and bare appends');
  server = await startServer(copyOf(at('seed'), at('adverse-events')));
  await server.whenCurrent();
  report(await adverseEvents(server, tokens, SIZES.consents));
  memories['after the adverse events'] = server.memory();
  await server.stop();
}

const folder = pilot();
if (!folder) say('SKIPPED: the import, because there is no reference study beside the checkout (VERUM_SHARED)');
else if (wanted('import')) {
  say('A study is imported, and its events appended');
  report(await importStudy(folder, copyOf(at('empty'), at('imported')), at('appended')));
  say('Its safety table as of random records, and live');
  server = await startServer(at('imported'));
  await server.whenCurrent();
  memories['with the study loaded'] = server.memory();
  report(await safetyTable(server, tokens, { rounds: short ? 40 : 300 }));
  memories['after safety tables'] = server.memory();
  await server.stop();
}

if (folder && (wanted('listings') || wanted('import'))) {
  say('What an inspector reads, of the imported study');
  if (!wanted('import')) await importStudy(folder, copyOf(at('empty'), at('imported')), at('appended'));
  server = await startServer(at('imported'));
  await server.whenCurrent();
  const reading = { study: 'CDISCPILOT01', of: 'an imported study', rounds: short ? 20 : 100 };
  for (const row of await listings(server, tokens.auditor, reading)) report(row);
  memories['after listings'] = server.memory();
  await server.stop();
}

if (wanted('append')) {
  say('Durable appends, and fdatasync');
  mkdirSync(at('append'));
  for (const row of await durableAppend(at('append'), template, SIZES.append)) report(row);
}

say(`Two logs are filled: ${SIZES.few} and ${SIZES.many} events`);
const few = { data: copyOf(at('seed'), at('few')), events: SIZES.few };
const many = { data: copyOf(at('seed'), at('many')), events: SIZES.many };
const empty = bytesOf(at('seed'));
for (const log of [few, many]) log.numbers = await fill(log.data, template, log.events);
const bytesPerEvent = (bytesOf(many.data) - empty) / SIZES.many;
say(`${bytesPerEvent.toFixed(0)} bytes per event on disk`);

if (wanted('rebuild')) {
  say('Views rebuilt, and the log read');
  report(await rebuild(many.data, { rounds: short ? 1 : 2 }));
}

if (wanted('export')) {
  say('The record handed over, and the log read');
  report(await exportRecord(many.data, tokens, { rounds: short ? 1 : 3 }));
}

if (wanted('as-of') || wanted('command') || wanted('start') || wanted('listings')) {
  say('Both servers fold their logs');
  for (const log of [few, many]) {
    log.server = await startServer(log.data);
    await log.server.whenCurrent();
    if (log === many) memories['after a catch-up'] = log.server.memory();
  }
  if (wanted('as-of')) {
    say('Lists as of random records, and live');
    for (const row of await asOf(many.server, tokens, { pages: short ? 50 : 300 })) report(row);
  }
  if (wanted('listings')) {
    say('What an inspector reads, of a long log');
    const reading = { study: STUDY, of: `${SIZES.many} events`, rounds: short ? 20 : 100 };
    for (const row of await listings(many.server, tokens.auditor, reading)) report(row);
    memories['after listings on a long log'] = many.server.memory();
  }
  if (wanted('command')) {
    say('Commands with a long log and a short one');
    report(await commandCost(few, many, tokens, { perRound: short ? 25 : 60 }));
  }
  memories['after lists and commands on a long log'] = many.server.memory();
  await Promise.all([few.server.stop(), many.server.stop()]);
}

if (wanted('start')) {
  say('Starts');
  report(await start({ data: at('empty'), tokens }, { data: many.data, tokens }, { rounds: short ? 1 : 3 }));
}

if (wanted('catching-up')) {
  say('Commands while views catch up');
  const { row, memory: after } = await whileCatchingUp(short ? many.data : copyOf(many.data, at('catching')), tokens, {
    calm: short ? 1_000 : 8_000,
  });
  report(row);
  memories['after commands while catching up'] = after;
}

if (Object.values(memories).some((held) => held)) report(memory(memories));
const result = { at: new Date().toISOString(), short, machine: machine(), bytesPerEvent, rows };
mkdirSync(join(root, 'reports'), { recursive: true });
writeFileSync(join(root, 'reports', 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
const missed = rows.filter(({ met }) => !met);
process.stdout.write(`${JSON.stringify(result.machine, null, 2)}\n${bytesPerEvent.toFixed(0)} bytes per event on disk\n`);
process.stdout.write(
  `${rows.length - missed.length} of ${rows.length} aims met${short ? ' (short run: read the ratios, not the figures)' : ''}; reports/bench.json\n`,
);
say('done');
