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
  it('puts the pieces of a file together, for its owner alone, and makes the folder', () => {
    const into = join(folder, 'new', 'deep');
    const done = intoFolder(into, OURS, (write) => {
      write('dm.csv', 'a');
      write('dm.csv', 'b');
      return 7;
    });
    expect([done, readFileSync(join(into, 'dm.csv'), 'utf8'), readdirSync(into)]).toEqual([7, 'ab', ['dm.csv']]);
    if (process.platform !== 'win32') expect(statSync(join(into, 'dm.csv')).mode & 0o77).toBe(0);
  });
  it('leaves no unblinded file of an earlier export beside a blinded one', () => {
    writeFileSync(join(folder, 'ex.csv'), 'arms');
    intoFolder(folder, OURS, (write) => write('dm.csv', 'new'));
    expect(readdirSync(folder)).toEqual(['dm.csv']);
  });
  it('leaves what was there where it fails on the way', () => {
    writeFileSync(join(folder, 'dm.csv'), 'old');
    const failing = () =>
      intoFolder(folder, OURS, (write) => {
        write('dm.csv', 'half');
        throw new Error('the vault is away');
      });
    expect(failing).toThrow('the vault is away');
    expect([readdirSync(folder), readFileSync(join(folder, 'dm.csv'), 'utf8')]).toEqual([['dm.csv'], 'old']);
  });
  it('takes a folder away that it made for nothing', () => {
    const failing = () =>
      intoFolder(join(folder, 'new', 'deep'), OURS, () => {
        throw new Error('no such study');
      });
    expect(failing).toThrow('no such study');
    expect(readdirSync(folder)).toEqual([]);
  });
  it('fails where the folder is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => intoFolder(join(folder, 'file'), OURS, () => mkdirSync(folder))).toThrow('file already exists');
  });
});
