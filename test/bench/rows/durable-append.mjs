import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inFlight, median, percentile, range } from '../load.mjs';
import { bareClient, copyOfEvents, startNode } from '../log.mjs';
import { client } from '../platform.mjs';

/** The embedded node through the client, against a file that gets the same bytes and one fdatasync for each group of them. */
export const durableAppend = async (folder, template, { rounds, alone, together }) => {
  const node = await startNode(join(folder, 'store'));
  const bare = bareClient(node.endpoint);
  const file = openSync(join(folder, 'plain.log'), 'a');
  const event = template.at(-1);
  const bytes = Buffer.from(JSON.stringify([event.id, event.type, event.data, event.metadata]));
  const { NO_STREAM } = client();
  const append = () => bare.appendToStream(`bare-${randomUUID()}`, copyOfEvents([event]), { expectedRevision: NO_STREAM });
  const synced = (events, group) => {
    const start = performance.now();
    for (let done = 0; done < events; done += group) {
      for (let one = 0; one < group; one++) writeSync(file, bytes);
      fdatasyncSync(file);
    }
    return { rate: (events / (performance.now() - start)) * 1000 };
  };
  const measure = async (writers, events) => {
    await inFlight(writers, range(Math.min(events, 500)), append);
    const measured = [];
    for (let round = 0; round < rounds; round++)
      measured.push({ ours: await inFlight(writers, range(events), append), theirs: synced(events, writers) });
    return row(writers, measured, { 1: 0.5, 64: 0.1 }[writers]);
  };
  const rows = [await measure(1, alone), await measure(64, together)];
  closeSync(file);
  await bare.dispose();
  await node.close();
  return rows;
};

const row = (writers, measured, aim) => {
  const ratio = median(measured.map(({ ours, theirs }) => ours.rate / theirs.rate));
  return {
    name: `durable append of the embedded node, ${writers} writer${writers > 1 ? 's' : ''} | one fdatasync per group of ${writers}`,
    figures: {
      'events/s': median(measured.map(({ ours }) => ours.rate)),
      'p50 ms': percentile(
        measured.flatMap(({ ours }) => [...ours.latencies]),
        0.5,
      ),
      'p99 ms': percentile(
        measured.flatMap(({ ours }) => [...ours.latencies]),
        0.99,
      ),
      'fdatasync events/s': median(measured.map(({ theirs }) => theirs.rate)),
    },
    ...{ ratio, aim: `>= ${aim}`, met: ratio >= aim },
  };
};
