import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the files are made. One that is there already is of an export that was stopped on the way. */
const MAKING = '.making-';

/** `ours` are the files that an export may write: of a folder that has others nothing is touched. */
export const mustBeFree = (folder: string, ours: readonly string[], force: boolean): void => {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(MAKING)) : [];
  if (there.some((name) => !ours.includes(name)))
    throw new Error('There are other files in this folder: name a new one, or an empty one.');
  if (there.length > 0 && !force)
    throw new Error('There is an export in this folder already: name a new one, or replace it with --force.');
};

/** A digest of all files, as `sha256sum * | sha256sum` prints it in the folder. */
const digestOf = (files: ReadonlyMap<string, Hash>): string => {
  const lines = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, hash]) => `${hash.digest('hex')}  ${file}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
};

/**
 * All files come to stand together, once each of them is whole and `keep` has kept that they were made; what an earlier export
 * left does not stay beside them.
 */
export const intoFolder = async <T>(
  folder: string,
  ours: readonly string[],
  work: (write: (file: string, text: string) => void) => T | Promise<T>,
  keep: (done: T, sha256: string) => Promise<void>,
): Promise<T> => {
  const into = resolve(folder);
  const made = mkdirSync(into, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(into)) if (name.startsWith(MAKING)) rmSync(join(into, name), { recursive: true });
  const making = mkdtempSync(join(into, MAKING));
  const files = new Map<string, Hash>();
  try {
    const done = await work((file, text) => {
      appendFileSync(join(making, file), text, { mode: 0o600 });
      files.set(file, (files.get(file) ?? createHash('sha256')).update(text));
    });
    await keep(done, digestOf(files));
    for (const file of ours) rmSync(join(into, file), { force: true });
    for (const file of files.keys()) renameSync(join(making, file), join(into, file));
    return done;
  } catch (error) {
    if (made) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
};
