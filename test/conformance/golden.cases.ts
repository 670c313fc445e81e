import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Tolerance = Readonly<{ type: 'abs' | 'rel'; value: number }>;
export type GoldenCase = Readonly<{ id: string; fn: string; input: unknown; expected: unknown; tolerance: Tolerance }>;
export type GoldenFile = Readonly<{ file: string; cases: readonly GoldenCase[] }>;

/** The reference material beside the checkout. */
export const shared = resolve(process.env.VERUM_SHARED ?? '../shared');
export const goldenFolder = join(shared, 'golden');

/** Every `*.json` with cases; a folder without one is an error, so that nothing passes by being absent. */
export const goldenFiles = (folder: string): readonly GoldenFile[] => {
  if (!existsSync(folder)) throw new Error(`No folder ${folder}`);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((file): GoldenFile => ({ file, cases: JSON.parse(readFileSync(join(folder, file), 'utf8')).cases ?? [] }));
  if (!files.some(({ cases }) => cases.length > 0)) throw new Error(`No reference case in ${folder}`);
  return files;
};
