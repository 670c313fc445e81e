import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FileVault, KeyDamaged, VaultRefused } from '.';
import { WrappedKeys } from './wrapped-keys';

const base = mkdtempSync(join(tmpdir(), 'verum-vault-'));
const open: FileVault[] = [];
const keep = (vault: FileVault) => (open.push(vault), vault);
let folder: string;
let vault: FileVault;

beforeEach(() => {
  folder = join(mkdtempSync(join(base, 'one-')), 'vault');
  vault = keep(FileVault.init(folder));
});
afterEach(() => open.splice(0).forEach((each) => each.close()));
afterAll(() => rmSync(base, { recursive: true }));

const again = () => keep(FileVault.open(folder));
const sealed = (name = 'participant/1') => ({ note: vault.seal(name, 'e', 'lives at the mill') });
const plain = { note: 'lives at the mill' };
const sql = (statement: string, ...values: (string | Uint8Array)[]) => {
  const db = new DatabaseSync(join(folder, 'keys.db'));
  const rows = db.prepare(statement).all(...values);
  db.close();
  return rows;
};
const everyByte = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1');
const wrappedOf = (name: string) =>
  Buffer.from(sql('select wrapped from keys where name = ?', name)[0]!.wrapped as Uint8Array).toString('latin1');

describe('a vault in a folder', () => {
  it('opens tomorrow what it sealed today, with the same fingerprints', () => {
    const doc = sealed();
    expect(again().opened(doc)).toEqual(plain);
    expect(again().fingerprint('x')).toBe(vault.fingerprint('x'));
  });

  it('is private from the first byte', () => {
    sealed();
    const modes = [folder, ...readdirSync(folder).map((file) => join(folder, file))].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, ...Array(modes.length - 1).fill(0o600)]);
  });

  it('is not made over another one', () => {
    const doc = sealed();
    expect(() => FileVault.init(folder)).toThrow('There is a vault in vault already.');
    expect(again().opened(doc)).toEqual(plain);
  });

  it('is made where an earlier attempt broke off', () => {
    const half = join(base, 'half');
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(join(half, 'keys.db'), '', { mode: 0o600 });
    writeFileSync(join(half, 'master.1.key'), 'half', { mode: 0o600 });
    expect(() => FileVault.open(half)).toThrow('There is no vault in half: run verum vault init');
    expect(FileVault.isThere(half)).toBe(false);
    expect(keep(FileVault.init(half)).check()).toBe('ok');
    expect([FileVault.isThere(half), FileVault.isThere(join(base, 'nowhere'))]).toEqual([true, false]);
  });

  it('is never made by opening', () => {
    const nowhere = join(base, 'nowhere');
    expect(() => FileVault.open(nowhere)).toThrow(
      new VaultRefused('There is no vault in nowhere: run verum vault init, or restore it from its backup.'),
    );
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    ['keys.db', 0o640, 'keys.db is open to others (mode 640): run chmod 600 on it.'],
    ['master.1.key', 0o604, 'master.1.key is open to others (mode 604): run chmod 600 on it.'],
    ['', 0o750, 'vault is open to others (mode 750): run chmod 700 on it.'],
  ])('is refused where %s has mode %i', (file, mode, message) => {
    chmodSync(join(folder, file), mode);
    expect(again).toThrow(new VaultRefused(message));
    expect(vault.check()).toBe(message);
  });

  it('is refused without its master key, or with another one', () => {
    writeFileSync(join(folder, 'master.1.key'), randomBytes(32));
    expect(again).toThrow(KeyDamaged);
    rmSync(join(folder, 'master.1.key'));
    expect(again).toThrow('master.1.key is not there or not whole: restore it from its backup.');
    expect(vault.check()).toBe('master.1.key is not there or not whole: restore it from its backup.');
    rmSync(folder, { recursive: true });
    expect(vault.check()).toBe('The vault cannot be read: ENOENT.');
  });

  it('is refused where its keys are no database', () => {
    writeFileSync(join(folder, 'keys.db'), 'x'.repeat(4096));
    expect(again).toThrow('keys.db cannot be read (file is not a database): restore the vault from its backup.');
  });

  it('finds a flipped byte in a wrapped key, and names the key', () => {
    const docs = [sealed('participant/1'), sealed('participant/2')];
    const bytes = Buffer.from(wrappedOf('participant/2'), 'latin1');
    bytes[20]! ^= 1;
    sql('update keys set wrapped = ? where name = ?', bytes, 'participant/2');
    const other = again();
    expect(other.damaged()).toEqual(['participant/2']);
    expect(other.opened(docs[0]!)).toEqual(plain);
    expect(() => other.opened(docs[1]!)).toThrow('The key participant/2 is damaged');
  });

  it('does not take one key for another that was put in its place', () => {
    [sealed('participant/1'), sealed('participant/2')];
    sql(`update keys set wrapped = (select wrapped from keys where name = 'participant/1') where name = 'participant/2'`);
    expect(again().damaged()).toEqual(['participant/2']);
  });
});

it('takes the key that another process made just after it looked', () => {
  const other = again();
  const doc = sealed();
  jest.spyOn(WrappedKeys.prototype, 'find').mockReturnValueOnce(undefined);
  const late = other.seal('participant/1', 'e', 'lives at the mill');
  expect(again().opened({ ...doc, late })).toEqual({ ...plain, late: 'lives at the mill' });
});

describe('a new master key', () => {
  it('leaves every envelope readable, and no trace of the old one', () => {
    const doc = sealed();
    const print = vault.fingerprint('x');
    const [master, wrapped] = [readFileSync(join(folder, 'master.1.key'), 'latin1'), wrappedOf('participant/1')];
    const other = again();
    vault.erase('participant/2');
    expect([vault.rotate(), vault.rotate()]).toEqual([2, 3]);
    expect(readdirSync(folder).filter((file) => file.endsWith('.key'))).toEqual(['master.3.key']);
    for (const reader of [vault, other, again()]) {
      expect(reader.opened(doc)).toEqual(plain);
      expect(reader.fingerprint('x')).toBe(print);
      expect([reader.isErased('participant/2'), reader.check()]).toEqual([true, 'ok']);
    }
    expect(everyByte()).not.toContain(master);
    expect(everyByte()).not.toContain(wrapped);
  });

  it('is what another process wraps with from then on', () => {
    const other = again();
    vault.rotate();
    const doc = { note: other.seal('participant/7', 'e', 'lives at the mill') };
    expect(again().opened(doc)).toEqual(plain);
  });
});

describe('an erased key', () => {
  it('is in no file of the folder: none of 50 among 2,000', () => {
    const names = Array.from({ length: 2_000 }, (_, i) => `participant/${(i * 7919) % 2_000}`);
    for (const name of names) vault.seal(name, 'e', name);
    const canaries = names.filter((_, i) => i % 40 === 0);
    const wrapped = canaries.map(wrappedOf);
    expect(wrapped.filter((bytes) => everyByte().includes(bytes))).toHaveLength(50); // the search can find
    for (const name of canaries) vault.erase(name);
    const bytes = everyByte();
    expect(wrapped.filter((key) => bytes.includes(key))).toEqual([]);
    expect(again().damaged()).toEqual([]);
  }, 60_000);

  it('is gone tomorrow too', () => {
    const doc = sealed();
    vault.erase('participant/1');
    expect(again().opened(doc)).toEqual({ note: null, $erased: ['note'] });
  });

  it('is gone within a second in another process that had it in memory', () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(10_000);
    try {
      const doc = sealed();
      const other = again();
      expect(other.opened(doc)).toEqual(plain);
      vault.erase('participant/1');
      clock.mockReturnValue(11_000);
      expect(other.opened(doc)).toEqual({ note: null, $erased: ['note'] });
    } finally {
      clock.mockRestore();
    }
  });
});
