import { InMemoryEventStore, type Recorded, type Stored } from '@verum/platform/eventsourcing';
import { InMemoryVault } from '@verum/platform/vault';
import { checkLog } from './index';
import { logOfNotes, noted, notes } from './testing/log';

const check = async (store: InMemoryEventStore, vault: InMemoryVault | null = null) => {
  const looked = { events: 0, sealed: 0, erased: 0 };
  return { findings: await Array.fromAsync(checkLog(store, [notes], vault, looked)), looked };
};

/** A store that gives its log as somebody altered it. */
const altered = async (alter: (log: Recorded[]) => Recorded[]): Promise<InMemoryEventStore> => {
  const log = alter(await Array.fromAsync((await logOfNotes(10)).readAll(['note'])));
  return Object.assign(new InMemoryEventStore(), {
    readAll: async function* () {
      yield* log;
    },
  });
};

it('finds nothing in a log that is whole', async () =>
  expect(await check(await logOfNotes(10))).toEqual({ findings: [], looked: { events: 10, sealed: 0, erased: 0 } }));

it.each<[string, (log: Recorded[]) => Recorded[], object]>([
  ['a hole', (log) => log.toSpliced(2, 1), { stream: 'note-2', revision: 1, position: 7, what: /revision 0 is missing/ }],
  ['a revision twice', (log) => [...log, { ...log[7]!, position: 10n }], { stream: 'note-2', revision: 1, what: /twice/ }],
  ['positions out of order', (log) => log.with(4, { ...log[4]!, position: 3n }), { stream: 'note-4', what: /not after/ }],
  ['an unknown event', (log) => log.with(3, { ...log[3]!, type: 'X' }), { stream: 'note-3', revision: 0, what: /No event X/ }],
  ['data of no such event', (log) => log.with(3, { ...log[3]!, data: {} }), { position: 3, what: /cannot be decoded/ }],
])('R01 names stream, revision and position of %s', async (_, alter, { what, ...place }: any) => {
  const { findings } = await check(await altered(alter));
  expect(findings).toEqual([expect.objectContaining({ ...place, what: expect.stringMatching(what) })]);
});

it('says after which position a log cannot be read', async () => {
  const store = Object.assign(new InMemoryEventStore(), {
    readAll: async function* () {
      yield* (await logOfNotes(3)).readAll(['note']);
      throw new Error('note-9@4 Noted: its data is no JSON object');
    },
  });
  expect((await check(store)).findings).toEqual([{ position: 2, what: expect.stringContaining('note-9@4') }]);
});

describe('sealed fields', () => {
  const vault = new InMemoryVault();
  const store = new InMemoryEventStore();
  const sealed = (key: string, owner = noted('x').id): Stored => {
    const event = noted('sealed');
    return { ...event, id: owner, data: { ...event.data, name: vault.seal(key, owner, 'Jane') } };
  };
  beforeAll(async () => {
    await store.append('note-open', -1, [sealed('participant/1')]);
    await store.append('note-erased', -1, [sealed('participant/2')]);
    vault.erase('participant/2');
    await store.append('note-moved', -1, [{ ...sealed('participant/1'), id: noted('x').id }]);
    await store.append('note-altered', -1, [withText(sealed('participant/1'))]);
  });
  const withText = (event: Stored): Stored => {
    const copy = JSON.parse(JSON.stringify(event));
    copy.data.name.$sealed.text = copy.data.name.$sealed.text.replace(/^./, (c: string) => (c === 'A' ? 'B' : 'A'));
    return copy;
  };

  it('R01 open with the vault, or are marked erased; one that was altered or moved is named', async () => {
    const { findings, looked } = await check(store, vault);
    expect(looked).toEqual({ events: 4, sealed: 4, erased: 1 });
    expect(findings).toEqual([
      expect.objectContaining({ stream: 'note-moved', what: 'the sealed name belongs to another event' }),
      expect.objectContaining({ stream: 'note-altered', what: expect.stringContaining('does not open') }),
    ]);
  });

  it('names the key that this vault does not have', async () => {
    const { findings } = await check(store, new InMemoryVault());
    expect(findings[0]!.what).toMatch('participant/1 is not in this vault');
  });

  it('are counted without a vault', async () => expect((await check(store)).looked.sealed).toBe(4));
});
