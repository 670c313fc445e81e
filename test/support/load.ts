import { randomInt, randomUUID } from 'node:crypto';
import { startNode } from '@verum/platform/eventstore-node';
import { EventStoreDBEventStore } from '@verum/platform/eventstoredb';
import type { Recorded } from '@verum/platform/eventsourcing';
import { join } from 'node:path';
import type { Client } from './client';
import { consent, STUDY } from './study';

/** A command that was sent, and what the server acknowledged of it. */
export type Sent = {
  key: string;
  to: string;
  body: object;
  acknowledged?: { stream: string; revision: number; events: string[] };
};

/** So many connections that screen people and take their consent, until told to stop or until the server is gone. */
export const underLoad = (client: Client, connections: number, sent: Sent[]) => {
  let going = true;
  const refused: string[] = [];
  const send = async (to: string, body: object) => {
    const command: Sent = { key: randomUUID(), to, body };
    sent.push(command);
    const answer = await client.post('coordinator', to, body, { 'idempotency-key': command.key });
    if (answer.status !== 201) refused.push(`${answer.status} ${answer.text}`);
    else command.acknowledged = answer.body;
    return answer.status;
  };
  const work = async () => {
    while (going) {
      const SUBJID = `701-${randomInt(1e14)}`;
      if ((await send(`${STUDY}/participants`, { SITEID: '701', SUBJID })) === 201)
        await send(`${STUDY}/participants/${SUBJID}/consents`, consent);
    }
  };
  const ended = Promise.all(Array.from({ length: connections }, () => work().catch(() => undefined))); // the server is gone
  return { refused, stop: () => ((going = false), ended), ended };
};

/** Every event of a stopped server's log, in order. */
export const logOf = async (
  data: string,
  categories: readonly string[] = ['study', 'participant', 'member', 'refusal'],
): Promise<Recorded[]> => {
  const node = await startNode({ folder: join(data, 'store'), listen: { socket: join(data, 'reader.sock') } });
  const store = EventStoreDBEventStore.at(node.endpoint);
  try {
    return await Array.fromAsync(store.readAll(categories));
  } finally {
    await store.close();
    await node.close();
  }
};

/** What is wrong with a log: what was acknowledged and is not there as it was said, and what was done twice. */
export const faultsOf = (sent: readonly Sent[], log: readonly Recorded[]): string[] => {
  const places = new Map(log.map((event) => [`${event.stream}@${event.revision}`, event]));
  const done = Map.groupBy(log, ({ metadata }) => metadata.$causationId);
  return sent.flatMap(({ key, acknowledged }) => {
    const twice = (done.get(key)?.length ?? 0) > 1 ? [`${key} was done twice`] : [];
    if (!acknowledged) return twice;
    const { stream, revision, events } = acknowledged;
    const there = places.get(`${stream}@${revision}`);
    const isThere = there?.metadata.$causationId === key && there.type === events[0] && events.length === 1;
    return isThere ? twice : [...twice, `${key} is not at ${stream}@${revision}`];
  });
};
