import { execFile } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '../load.mjs';
import { startNode } from '../log.mjs';
import { root } from '../platform.mjs';

const child = join(root, 'test', 'bench', 'rebuild.child.mjs');
const run = async (...args) => JSON.parse((await promisify(execFile)(process.execPath, [child, ...args])).stdout);

/** All views from the first event on, against readAll of the bare client: each in a process of its own, one after the other. */
export const rebuild = async (data, { rounds }) => {
  const node = await startNode(join(data, 'store'));
  const file = join(data, 'rebuilt.db');
  const measured = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const theirs = await run('read', node.endpoint);
    const ours = await run('rebuild', node.endpoint, file);
    bytes = statSync(file).size;
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    measured.push({ ours, theirs });
  }
  await node.close();
  const rate = ({ events, ms }) => (events / ms) * 1000;
  const ratio = median(measured.map(({ ours, theirs }) => rate(ours) / rate(theirs)));
  return {
    name: 'rebuild of all views | bare readAll of the same log',
    figures: {
      events: measured[0].ours.events,
      'folded events/s': median(measured.map(({ ours }) => rate(ours))),
      'read events/s': median(measured.map(({ theirs }) => rate(theirs))),
      'peak memory of the rebuild, MiB': Math.max(...measured.map(({ ours }) => ours.peak)),
      'bytes of views per event': bytes / measured[0].ours.events,
    },
    ...{ ratio, aim: '>= 0.35', met: ratio >= 0.35 },
  };
};
