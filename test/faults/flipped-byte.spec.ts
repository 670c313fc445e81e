import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyArchive } from '@verum/platform/archive';
import { checkStore } from '@verum/platform/eventstore-node';
import { streams } from '../../apps/server/record';
import { drop, newFolder, startBuiltServer, verum } from '../support/built-server';
import { clientOf } from '../support/client';
import { logOf } from '../support/load';
import { openStudy, STUDY } from '../support/study';

const FLIPS = Number(process.env.VERUM_TEST_FLIPS ?? 50);
const QUIET = { LOG_LEVEL: 'silent' };
const STORE = ['events.db', 'events.seal'] as const;
const data = newFolder();
const [file, backup] = [join(data, 'store', 'events.db'), join(data, 'backup.gz')];
let tokens: ReadonlyMap<string, string>;
afterAll(() => drop(data));

beforeAll(async () => {
  const server = await startBuiltServer(data, QUIET);
  tokens = await server.tokens();
  const client = clientOf(server.url, tokens);
  await openStudy(client.post);
  const screen = (SUBJID: string) => client.post('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID });
  await Promise.all(Array.from({ length: 240 }, (_, i) => screen(`701-${5000 + i}`)));
  await server.stop();
  expect((await verum(['backup', backup], { VERUM_DATA: data })).code).toBe(0);
}, 60_000);

/** A data folder whose store differs in one bit. */
const flipped = (at: number, name: (typeof STORE)[number] = 'events.db'): string => {
  const other = join(data, `flipped-${name}-${at}`);
  mkdirSync(join(other, 'store'), { recursive: true });
  for (const each of STORE) copyFileSync(join(data, 'store', each), join(other, 'store', each));
  const bytes = readFileSync(join(data, 'store', name));
  bytes[at]! ^= someBit();
  writeFileSync(join(other, 'store', name), bytes);
  return other;
};
const someBit = () => 1 << Math.floor(Math.random() * 8);
const somewhereIn = (bytes: Buffer) => Math.floor(Math.random() * bytes.length);
const faultsIn = (folder: string): string[] => [...checkStore(join(folder, 'store'))].map(({ what }) => what);

/** Where the events themselves stand in the file. */
const places = (): number[] => {
  const bytes = readFileSync(file);
  const found: number[] = [];
  for (let at = bytes.indexOf('701-5'); at >= 0; at = bytes.indexOf('701-5', at + 1)) found.push(at + 4);
  return found;
};

it('R01 R55 T5 verum fsck names the event in which one byte was flipped, and exits with 1', async () => {
  const at = places().at(-1)!;
  const { code, out } = await verum(['--json', 'fsck'], { VERUM_DATA: flipped(at) });
  const { clean, faults } = JSON.parse(out);
  expect([code, clean]).toEqual([1, false]);
  expect(faults).toContainEqual({
    ...{ position: expect.any(Number), stream: expect.stringMatching(/^participant-/), revision: 0 },
    what: expect.stringContaining('checksum'),
  });
  expect(faults.filter(({ what }: { what: string }) => isNamed(what, at))).toHaveLength(1);
});

it('R01 T5 50 flips in events are all found', () => {
  const all = places();
  expect(all.length).toBeGreaterThanOrEqual(50);
  const missed = all
    .filter((_, i) => i % Math.floor(all.length / 50) === 0)
    .filter((at) => !faultsIn(flipped(at)).some((what) => what.includes('checksum does not match')));
  expect(missed).toEqual([]);
});

it(`R01 R55 T5 one flipped byte anywhere in a store that was closed is found and named: ${FLIPS} random flips`, async () => {
  const bytes = readFileSync(file);
  const plain = JSON.stringify(await logOf(data), asText);
  const missed: number[] = [];
  let unread = 0;
  for (let flip = 0; flip < FLIPS; flip++) {
    const at = somewhereIn(bytes);
    const other = flipped(at);
    const faults = faultsIn(other);
    if (!faults.some((what) => isNamed(what, at))) missed.push(at);
    if (faults.length === 1 && faults[0]!.includes('Every event matches its checksum')) {
      unread++;
      expect(JSON.stringify(await logOf(other), asText)).toBe(plain);
    }
    drop(other);
  }
  expect(missed).toEqual([]);
  process.stdout.write(
    `${FLIPS} flips in a store of ${bytes.length} bytes: each found, and named by its range; ${unread} hit bytes that hold nothing\n`,
  );
}, 600_000);

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
const isNamed = (what: string, at: number): boolean => {
  const [, first, last] = /^Bytes (\d+) to (\d+) of events\.db/.exec(what) ?? [];
  return Number(first) <= at && at <= Number(last);
};

it(`R01 T5 one flipped byte anywhere in the seal is found and named: ${FLIPS} random flips`, () => {
  const bytes = readFileSync(join(data, 'store', 'events.seal'));
  const missed: number[] = [];
  for (let flip = 0; flip < FLIPS; flip++) {
    const at = somewhereIn(bytes);
    const other = flipped(at, 'events.seal');
    if (!/^events\.seal is not what was written/.test(faultsIn(other).join())) missed.push(at);
    drop(other);
  }
  expect(missed).toEqual([]);
  process.stdout.write(`${FLIPS} flips in its seal of ${bytes.length} bytes: each found\n`);
}, 600_000);

it(`R01 T5 one flipped byte anywhere in a backup is found and named: ${FLIPS} random flips`, () => {
  const bytes = readFileSync(backup);
  const other = join(data, 'flipped.gz');
  const missed: number[] = [];
  for (let flip = 0; flip < FLIPS; flip++) {
    const [at, bit] = [somewhereIn(bytes), someBit()];
    bytes[at]! ^= bit;
    writeFileSync(other, bytes);
    bytes[at]! ^= bit;
    if (!blockNamed(other, at)) missed.push(at);
  }
  expect(missed).toEqual([]);
  process.stdout.write(`${FLIPS} flips in a backup of ${bytes.length} bytes: each found, and named by line and block\n`);
}, 600_000);

/** Whether the file is refused, and with a block that begins at the byte or before it. */
const blockNamed = (file: string, at: number): boolean => {
  try {
    verifyArchive(file, streams);
    return false;
  } catch (error) {
    const [, block] = /line \d+, in the block at byte (\d+): /.exec((error as Error).message) ?? [];
    return block !== undefined && Number(block) <= at;
  }
};

it('R01 T5 verum fsck says what is not checked while a server writes, and after it was killed; it raises no false alarm', async () => {
  const other = join(data, 'killed');
  for (const each of ['store', 'vault']) cpSync(join(data, each), join(other, each), { recursive: true });
  const fsck = async () => {
    const { code, out } = await verum(['--json', 'fsck'], { VERUM_DATA: other });
    const { clean, faults, unchecked } = JSON.parse(out);
    expect([code, clean, faults]).toEqual([0, true, []]);
    return (unchecked as string[]).filter((what) => what.startsWith('bytes'));
  };
  const server = await startBuiltServer(other, QUIET);
  const client = clientOf(server.url, tokens);
  expect((await client.post('coordinator', `${STUDY}/participants`, { SITEID: '701' })).status).toBe(201);
  const none = [expect.stringContaining('the store has no seal')];
  expect(await fsck()).toEqual(none);
  await server.kill();
  expect(await fsck()).toEqual(none);
  expect(await fsck()).toEqual([]); // the first one has closed it in order
}, 60_000);
