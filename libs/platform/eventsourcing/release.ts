import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `package.json` stands at the root, above the sources and above `dist` alike. */
const manifest = (folder: string): { version: string } => {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  } catch {
    return manifest(join(folder, '..'));
  }
};

/** The version of this software, which every event names (21 CFR 11.10(k)). */
export const RELEASE = manifest(__dirname).version;
