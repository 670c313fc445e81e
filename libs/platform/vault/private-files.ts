import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { VaultRefused } from './errors';

const onWindows = process.platform === 'win32'; // it has no modes, and does not sync folders

/** All of it under that name, after a power cut too, or nothing. */
export const writePrivately = (file: string, bytes: Uint8Array): void => {
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
  syncFolder(dirname(file));
};

/** The bytes first, since a removed name leaves them on the disk. (What the disk itself copied is out of reach.) */
export const destroy = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.alloc(statSync(file).size), 0, null, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
  syncFolder(dirname(file));
};

/** Throws VaultRefused where others than the owner may read, write or list. */
export const mustBePrivate = (folder: string, ...files: readonly string[]): void => {
  if (onWindows) return;
  for (const [path, right] of [[folder, '700'], ...files.map((file) => [join(folder, file), '600'])] as [string, string][]) {
    const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0;
    if ((mode & 0o077) !== 0)
      throw new VaultRefused(`${basename(path)} is open to others (mode ${mode.toString(8)}): run chmod ${right} on it.`);
  }
};

export const syncFolder = (folder: string): void => {
  if (onWindows) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
