import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Said at once, and not after the work is done: no file is ever replaced. */
export const mustBeNewFile = (file: string): void => {
  if (existsSync(file)) throw new Error(`There is a file or folder ${file} already: name a new one.`);
  const folder = dirname(resolve(file));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`There is no folder ${dirname(file)}: make it first, or name a file elsewhere.`);
};

/** Makes it for its owner alone, then does `keep`, then writes the text: where one of them fails, the next is not done. */
export const writeNewFile = async (file: string, text: string, keep: () => Promise<void>): Promise<void> => {
  make(file);
  await keep().catch((error: unknown) => {
    rmSync(file);
    throw error;
  });
  writeFileSync(file, text);
};

const make = (file: string): void => {
  try {
    writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Error(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}): name a file elsewhere.`);
  }
};
