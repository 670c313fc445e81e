import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { median } from '../load.mjs';
import { bareClient } from '../log.mjs';
import { client, root } from '../platform.mjs';
import { STARTED_WITH, startServer, until } from '../server.mjs';
import { STUDY } from '../study.mjs';

/**
 * The whole record downloaded as canonical NDJSON against readAll of the bare client from the same server's store, in turns;
 * with the memory of the server, and how late its loop is meanwhile.
 */
export const exportRecord = async (data, tokens, { rounds }) => {
  const server = await startServer(data, {
    nodeFlags: [...STARTED_WITH, '--require', join(root, 'test', 'bench', 'loop-delay.cjs')],
  });
  await server.whenCurrent();
  const bare = bareClient(server.endpoint());
  const measured = [];
  const before = server.memory();
  for (let round = -1; round < rounds; round++) {
    const theirs = await read(bare);
    await loopDelay(server); // begins anew
    const ours = { ...(await download(server, tokens.auditor)), delay: await loopDelay(server) };
    if (round >= 0) measured.push({ ours, theirs }); // the first warms up
  }
  const after = server.memory();
  await bare.dispose();
  await server.stop();
  const rate = ({ events, ms }) => (events / ms) * 1000;
  const ratio = median(measured.map(({ ours, theirs }) => rate(ours) / rate(theirs)));
  const worst = (of) => Math.max(...measured.map(({ ours }) => ours.delay[of]));
  const isSame = new Set(measured.map(({ ours }) => ours.sha256)).size === 1;
  return {
    name: 'the record downloaded as NDJSON | bare readAll of the same log',
    figures: {
      events: measured[0].ours.events,
      MiB: measured[0].ours.bytes / 2 ** 20,
      'downloaded events/s': median(measured.map(({ ours }) => rate(ours))),
      'read events/s': median(measured.map(({ theirs }) => rate(theirs))),
      'loop delay, p50 ms': worst('p50'),
      'loop delay, p99 ms': worst('p99'),
      'loop delay, highest ms': worst('highest'),
      'memory before, MiB': before?.now ?? NaN,
      'memory at its highest, MiB': after?.highest ?? NaN,
    },
    ...{ ratio, aim: '>= 0.5, p99 <= 20 ms, <= 300 MiB, the same bytes' },
    met: ratio >= 0.5 && worst('p99') <= 20 && !(after?.highest > 300) && isSame,
  };
};

const read = async (bare) => {
  await Array.fromAsync(bare.readAll({ maxCount: 1, fromPosition: client().START }));
  const start = performance.now();
  let events = 0;
  for await (const { event } of bare.readAll()) events += event ? 1 : 0;
  return { events, ms: performance.now() - start };
};

const download = async (server, token) => {
  const start = performance.now();
  const { statusCode, body } = await request(`${server.url}/api/studies/${STUDY}/downloads/record.ndjson`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (statusCode !== 200) throw new Error(`The download was answered ${statusCode}: ${await body.text()}`);
  const hash = createHash('sha256');
  let [events, bytes] = [0, 0];
  for await (const chunk of body) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) events++;
  }
  return { events, bytes, ms: performance.now() - start, sha256: hash.digest('hex') };
};

/** What loop-delay.cjs has measured since it was asked before. */
const loopDelay = async ({ data, pid }) => {
  const file = join(data, 'loop-delay.json');
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('}'), 10_000);
  return JSON.parse(readFileSync(file, 'utf8'));
};
