import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of every setting that the server reads. */
export const EVERY_SETTING = async (): Promise<string[]> => {
  const text = await readFile(join(process.cwd(), 'apps', 'server', 'config.ts'), 'utf8');
  const names = [...new Set(text.match(/\b[A-Z][A-Z]+(?:_[A-Z]+)*\b/g) ?? [])];
  if (!names.includes('VERUM_DATA')) throw new Error('The settings of the server are not where they were');
  return names;
};
