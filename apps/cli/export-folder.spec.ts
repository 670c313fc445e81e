import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { intoFolder, mustBeFree } from './export-folder';

const OURS = ['dm.csv', 'ex.csv'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verum-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder for an export', () => {
  it('may be new or empty', () => {
    expect(() => mustBeFree(join(folder, 'new'), OURS, false)).not.toThrow();
    expect(() => mustBeFree(folder, OURS, false)).not.toThrow();
  });
  it('may have an earlier export only where that is to be replaced', () => {
    writeFileSync(join(folder, 'dm.csv'), 'old');
    expect(() => mustBeFree(folder, OURS, false)).toThrow('--force');
    expect(() => mustBeFree(folder, OURS, true)).not.toThrow();
  });
  it.each([true, false])('may have no other file (force: %s)', (force) => {
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    expect(() => mustBeFree(folder, OURS, force)).toThrow('other files');
  });
});

describe('writing into it', () => {
  const kept: string[] = [];
  const keep = async (_: unknown, sha256: string) => void kept.push(sha256);

  it('puts the pieces of a file together, for its owner alone, and makes the folder', async () => {
    const into = join(folder, 'new', 'deep');
    const work = (write: (file: string, text: string) => void) => {
      write('dm.csv', 'a');
      write('dm.csv', 'b');
      return 7;
    };
    const done = await intoFolder(into, OURS, work, keep);
    expect([done, readFileSync(join(into, 'dm.csv'), 'utf8'), readdirSync(into)]).toEqual([7, 'ab', ['dm.csv']]);
    if (process.platform !== 'win32') expect(statSync(join(into, 'dm.csv')).mode & 0o77).toBe(0);
  });
  it('R46 is kept before anything stands there, with the digest of what sha256sum says of the files', async () => {
    let there: string[] = [];
    const write = (to: (file: string, text: string) => void) => ['ex.csv', 'dm.csv'].forEach((file) => to(file, 'ab'));
    await intoFolder(folder, OURS, write, async (_, sha256) => {
      there = readdirSync(folder).filter((name) => !name.startsWith('.'));
      kept.push(sha256);
    });
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(kept.at(-1)).toBe(sha256(`${sha256('ab')}  dm.csv\n${sha256('ab')}  ex.csv\n`));
    expect([there, readdirSync(folder)]).toEqual([[], OURS]);
  });
  it('R46 is not there where it cannot be kept', async () => {
    const away = () => Promise.reject(new Error('the store is away'));
    await expect(intoFolder(folder, OURS, (write) => write('dm.csv', 'ab'), away)).rejects.toThrow('the store is away');
    expect(readdirSync(folder)).toEqual([]);
  });
  it('leaves no unblinded file of an earlier export beside a blinded one', async () => {
    writeFileSync(join(folder, 'ex.csv'), 'arms');
    await intoFolder(folder, OURS, (write) => write('dm.csv', 'new'), keep);
    expect(readdirSync(folder)).toEqual(['dm.csv']);
  });
  it('leaves what was there where it fails on the way', async () => {
    writeFileSync(join(folder, 'dm.csv'), 'old');
    const failing = (write: (file: string, text: string) => void) => {
      write('dm.csv', 'half');
      throw new Error('the vault is away');
    };
    await expect(intoFolder(folder, OURS, failing, keep)).rejects.toThrow('the vault is away');
    expect([readdirSync(folder), readFileSync(join(folder, 'dm.csv'), 'utf8')]).toEqual([['dm.csv'], 'old']);
  });
  it('takes away what one that was stopped on the way had written', async () => {
    mkdirSync(join(folder, '.making-a1b2c3'));
    writeFileSync(join(folder, '.making-a1b2c3', 'ex.csv'), 'arms');
    expect(() => mustBeFree(folder, OURS, false)).not.toThrow();
    await intoFolder(folder, OURS, (write) => write('dm.csv', 'new'), keep);
    expect(readdirSync(folder)).toEqual(['dm.csv']);
  });
  it('takes a folder away that it made for nothing', async () => {
    const failing = () => {
      throw new Error('no such study');
    };
    await expect(intoFolder(join(folder, 'new', 'deep'), OURS, failing, keep)).rejects.toThrow('no such study');
    expect(readdirSync(folder)).toEqual([]);
  });
  it('fails where the folder is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(intoFolder(join(folder, 'file'), OURS, () => undefined, keep)).rejects.toThrow('file already exists');
  });
});
