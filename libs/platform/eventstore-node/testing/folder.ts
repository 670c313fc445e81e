import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(30_000); // a commit waits for the disk, and the disk for others

const made: string[] = [];

/** A new folder for one case; it goes after the last case of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verum-node-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});
