import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStore } from '@verum/platform/eventstore-node';
import { drop, newFolder, startBuiltServer, verum } from '../support/built-server';
import { clientOf } from '../support/client';
import { logOf } from '../support/load';
import { openStudy, STUDY } from '../support/study';

const FLIPS = Number(process.env.VERUM_TEST_FLIPS ?? 50);
const data = newFolder();
const file = join(data, 'store', 'events.db');
afterAll(() => drop(data));

beforeAll(async () => {
  const server = await startBuiltServer(data, { LOG_LEVEL: 'silent' });
  const client = clientOf(server.url, await server.tokens());
  await openStudy(client.post);
  for (let i = 0; i < 60; i++)
    await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: `701-${5000 + i}` });
  await server.stop();
}, 60_000);

const flipped = (at: number): string => {
  const other = join(data, `flipped-${at}`);
  mkdirSync(join(other, 'store'), { recursive: true });
  const bytes = readFileSync(file);
  bytes[at]! ^= 1 << (at % 8);
  writeFileSync(join(other, 'store', 'events.db'), bytes);
  return other;
};

/** Where the events themselves stand in the file. */
const places = (): number[] => {
  const bytes = readFileSync(file);
  const found: number[] = [];
  for (let at = bytes.indexOf('701-5'); at >= 0; at = bytes.indexOf('701-5', at + 1)) found.push(at + 4);
  return found;
};

it('R01 R55 T5 verum fsck names the event in which one byte was flipped, and exits with 1', async () => {
  const VERUM_DATA = flipped(places().at(-1)!);
  const { code, out } = await verum(['--json', 'fsck'], { VERUM_DATA });
  const { clean, faults } = JSON.parse(out);
  expect([code, clean]).toEqual([1, false]);
  expect(faults).toContainEqual({
    ...{ position: expect.any(Number), stream: expect.stringMatching(/^participant-/), revision: 0 },
    what: expect.stringContaining('checksum'),
  });
});

it('R01 T5 50 flips in events are all found', () => {
  const all = places();
  expect(all.length).toBeGreaterThanOrEqual(50);
  const missed = all
    .filter((_, i) => i % Math.floor(all.length / 50) === 0)
    .filter((at) => [...checkStore(join(flipped(at), 'store'))].length === 0);
  expect(missed).toEqual([]);
});

it(`T5 R01 ${FLIPS} flips anywhere are found, or change nothing that can be read`, async () => {
  const size = readFileSync(file).length;
  const plain = JSON.stringify(await logOf(data), asText);
  const wrong: number[] = [];
  let found = 0;
  for (let i = 0; i < FLIPS; i++) {
    const at = Math.floor(Math.random() * size);
    const other = flipped(at);
    if ([...checkStore(join(other, 'store'))].length > 0) found++;
    else if (JSON.stringify(await logOf(other), asText) !== plain) wrong.push(at);
    drop(other);
  }
  expect(wrong).toEqual([]);
  process.stdout.write(`${FLIPS} flips in a store of ${size} bytes: ${found} found; the others hit bytes that hold nothing\n`);
}, 600_000);

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
