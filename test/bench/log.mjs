import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inFlight, range } from './load.mjs';
import { newNumber } from './study.mjs';
import { client, eventsourcing, eventStoreNode } from './platform.mjs';

/** The bare client, without anything of ours. */
export const bareClient = (endpoint) =>
  new (client().EventStoreDBClient)({ endpoint, connectionName: 'bench' }, { insecure: true });

export const eventsOf = async (bare, stream) => {
  const events = [];
  for await (const { event } of bare.readStream(stream)) events.push(event);
  return events;
};

/** Appends the same events under new ids. */
export const copyOfEvents = (events) =>
  events.map(({ type, data, metadata }) => client().jsonEvent({ id: randomUUID(), type, data, metadata }));

/** The events of one participant as those of another, who was never there: other ids, number and commands. */
const asAnother = (template, text) => {
  const { idOfParticipant } = eventsourcing();
  const { study } = template[0].metadata;
  const SUBJID = newNumber();
  const participant = idOfParticipant(study, SUBJID);
  const commands = new Map();
  const renamed = text
    .replaceAll(template[0].metadata.participant, participant)
    .replaceAll('"TEMPLATE"', JSON.stringify(SUBJID))
    .replaceAll(/"\$causationId":"([^"]+)"/g, (_, command) => {
      if (!commands.has(command)) commands.set(command, randomUUID());
      return `"$causationId":"${commands.get(command)}"`;
    });
  return { stream: `participant-${participant}`, SUBJID, events: JSON.parse(renamed) };
};

/** Makes the log of a stopped server hold so many events, and tells the numbers of participants made on the way. */
export const fill = async (data, template, events) => {
  const node = await startNode(join(data, 'store'));
  const bare = bareClient(node.endpoint);
  const text = JSON.stringify(template.map(({ type, data, metadata }) => ({ type, data, metadata })));
  const numbers = [];
  const { NO_STREAM } = client();
  await inFlight(64, range(Math.ceil(events / template.length)), async () => {
    const { stream, SUBJID, events } = asAnother(template, text);
    numbers.push(SUBJID);
    await bare.appendToStream(stream, copyOfEvents(events), { expectedRevision: NO_STREAM });
  });
  await bare.dispose();
  await node.close();
  return numbers;
};

/** The embedded node alone, in a thread as in the server. */
export const startNode = async (folder) => {
  const socket = join(mkdtempSync(join(tmpdir(), 'bench-')), 'node.sock');
  const node = await eventStoreNode().startNodeThread({ folder, listen: { socket } });
  const close = async () => {
    await node.close();
    rmSync(dirname(socket), { recursive: true, force: true });
  };
  return { endpoint: node.endpoint, close };
};

/** Bytes that the log takes on disk once its server has stopped. */
export const bytesOf = (data) => statSync(join(data, 'store', 'events.db')).size;
