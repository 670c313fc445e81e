import { spawn } from 'node:child_process';
import { NONE, type Metadata } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore } from '.';
import { idOf, written } from './testing/answers';
import { fail, FakeServer, type Script } from './testing/fake.server';

// What ends a process that uses the bare client is shown in a process of its own.
const BARE = `
  const { EventStoreDBClient, jsonEvent } = require('@eventstore/db-client');
  const to = (endpoint) => new EventStoreDBClient({ endpoint }, { insecure: true });
  const append = (client, event = {}) => client.appendToStream(
    'tally-1', jsonEvent({ type: 'Added', data: {}, ...event }), { expectedRevision: 'no_stream' });
  const [first, second] = process.argv.slice(1).map(to);
`;

const dies = async (script: string, ...servers: FakeServer[]): Promise<string> => {
  const child = spawn(process.execPath, ['-e', BARE + script, ...servers.map(({ endpoint }) => endpoint)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return `${String(code)} ${said}`;
};

const EVENT = { id: idOf(1), type: 'Added', data: {}, metadata: { schema: 1 } as Metadata };
const answering: Script = { append: (request, call) => call.write(written(request)) };
let servers: FakeServer[] = [];
const started = async (...scripts: Script[]) => (servers = await Promise.all(scripts.map((script) => FakeServer.start(script))));
afterEach(() => servers.forEach((server) => server.close()));

describe('a request that the server answers twice, as it does bad ones', () => {
  it('ends the process of the bare client', async () => {
    const twice = await started({
      append: (request, call) => {
        call.write(written(request));
        call.write(written(request));
      },
    });
    const end = await dies(`append(first, { type: '' }).then(() => setTimeout(() => process.exit(0), 3000));`, ...twice);
    expect(end).toMatch(/^1 [^]*TypeError/);
  });

  it('never leaves ours', async () => {
    const [server] = await started(answering);
    const store = EventStoreDBEventStore.at(server!.endpoint);
    await expect(store.append('tally-1', NONE, [{ ...EVENT, type: '' }])).rejects.toThrow('without a proper type');
    expect(server!.appends).toBe(0);
    await store.close();
  });
});

describe('data that is not JSON', () => {
  it('ends the process of the bare client', async () => {
    const end = await dies(`append(first, { data: { dose: 1n } }).catch(() => process.exit(0));`, ...(await started(answering)));
    expect(end).toMatch(/^1 [^]*BigInt/);
  });

  it('is an error that ours can be told of', async () => {
    const [server] = await started(answering);
    const store = EventStoreDBEventStore.at(server!.endpoint);
    await expect(store.append('tally-1', NONE, [{ ...EVENT, data: { dose: 1n } }])).rejects.toThrow('"dose" is bigint');
    await store.close();
  });
});

describe('two clients in one process', () => {
  it('end it: the fall of one node fails the append of the other, whose answer comes late', async () => {
    const [falling, slow] = await started(
      { append: (_, call) => fail(call) },
      { append: (request, call) => void setTimeout(() => call.write(written(request)), 500) },
    );
    const script = `append(second).catch(() => setTimeout(() => process.exit(0), 3000)); setTimeout(() => append(first).catch(() => 0), 200);`;
    expect(await dies(script, falling!, slow!)).toMatch(/^1 [^]*TypeError/);
  });

  it('cannot be had from ours, until the first is closed', async () => {
    const [server] = await started(answering);
    const store = EventStoreDBEventStore.at(server!.endpoint);
    expect(() => EventStoreDBEventStore.at(server!.endpoint)).toThrow('open already');
    await store.close();
    await EventStoreDBEventStore.at(server!.endpoint).close();
  });
});

it('refuses an address that turns conflicts into wrong revisions, and one that is none', () => {
  expect(() => EventStoreDBEventStore.at('esdb://127.0.0.1:1?tls=false&throwOnAppendFailure=false')).toThrow('not supported');
  expect(() => EventStoreDBEventStore.at('esdb://')).toThrow();
});

it('says so when it is used after it was closed', async () => {
  const [server] = await started(answering);
  const store = EventStoreDBEventStore.at(server!.endpoint);
  await store.close();
  await expect(store.append('tally-1', NONE, [EVENT])).rejects.toThrow('was closed');
  await expect(store.head(['tally'])).rejects.toThrow('was closed');
});
