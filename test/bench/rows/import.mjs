import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inFlight } from '../load.mjs';
import { bareClient, copyOfEvents, startNode } from '../log.mjs';
import { client, root } from '../platform.mjs';

const STUDY = 'CDISCPILOT01';
const WIDTH = 32;

/** The reference study beside the checkout; undefined where it is not there. */
export const pilot = () => {
  const folder = join(resolve(process.env.VERUM_SHARED ?? join(root, '..', 'shared')), 'data', 'cdiscpilot01');
  return existsSync(folder) ? folder : undefined;
};

/**
 * A whole study by `verum import sdtm`, from the start of the command to its end, against bare appends of the same events in
 * batches of the same sizes, as many streams at once, to a node of its own.
 */
export const importStudy = async (folder, data, work) => {
  mkdirSync(data, { recursive: true });
  const started = performance.now();
  const summary = await verum(['--json', 'import', 'sdtm', folder, '--study', STUDY], data);
  const ours = performance.now() - started;

  const batches = await batchesOf(data);
  const events = batches.flat(2).length;
  const theirs = await appendAll(batches, work);
  const ratio = theirs / ours;
  return {
    name: `verum import sdtm, ${summary.totals.rows} rows of ${STUDY} | bare appends of the same events in the same batches`,
    figures: {
      'events/s, import': (summary.events / ours) * 1000,
      'events/s, bare': (events / theirs) * 1000,
      'events in all': events,
      'seconds, import': ours / 1000,
      'seconds, bare': theirs / 1000,
    },
    ...{ ratio, aim: '>= 0.35', met: ratio >= 0.35 },
  };
};

const verum = (args, data) =>
  new Promise((done, failed) => {
    const env = { ...process.env, VERUM_DATA: data, LOG_LEVEL: 'silent' };
    delete env.EVENTSTORE_URL;
    const child = spawn(process.execPath, [join(root, 'dist', 'apps', 'cli', 'main.js'), ...args], { env, cwd: root });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.once('close', (code) => (code === 0 ? done(JSON.parse(out)) : failed(new Error(`The import failed: ${err}${out}`))));
  });

/** For each stream, the events of each command, in order. */
const batchesOf = async (data) => {
  const node = await startNode(join(data, 'store'));
  const bare = bareClient(node.endpoint);
  const streams = new Map();
  for await (const { event } of bare.readAll()) {
    if (!event || event.type.startsWith('$')) continue;
    const batches = streams.get(event.streamId) ?? streams.set(event.streamId, []).get(event.streamId);
    const last = batches.at(-1);
    if (last?.[0].metadata.$causationId === event.metadata.$causationId) last.push(event);
    else batches.push([event]);
  }
  await bare.dispose();
  await node.close();
  return [...streams.values()];
};

const appendAll = async (streams, work) => {
  mkdirSync(work, { recursive: true });
  const node = await startNode(work);
  const bare = bareClient(node.endpoint);
  const { NO_STREAM } = client();
  const due = streams.map((batches) => batches.map(copyOfEvents));
  const { ms } = await inFlight(WIDTH, due, async (batches, at) => {
    let revision = -1n;
    for (const events of batches) {
      const expectedRevision = revision < 0n ? NO_STREAM : revision;
      await bare.appendToStream(`bare-${at}`, events, { expectedRevision });
      revision += BigInt(events.length);
    }
  });
  await bare.dispose();
  await node.close();
  return ms;
};
