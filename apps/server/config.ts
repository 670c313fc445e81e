import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Logging } from '@verum/platform/http';

/** What the environment says, read once. `eventStoreUrl` is undefined where the embedded node is to run. */
export type Config = Readonly<{
  port: number;
  host: string;
  data: string;
  /** The folder of the keys: several servers may share it, while each has a data folder of its own. */
  vault: string;
  eventStoreUrl: string | undefined;
  logLevel: Logging['level'];
}>;

/** One clear sentence for whoever starts it. */
export class WrongConfig extends Error {}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const OURS = ['VERUM_DATA', 'VERUM_VAULT'];

export const configOf = (env: NodeJS.ProcessEnv): Config => {
  const unknown = Object.keys(env).find((name) => /^VERUM_(?!SHARED$|TEST_)/.test(name) && !OURS.includes(name));
  if (unknown)
    throw new WrongConfig(`${unknown} is not a setting; there are PORT, HOST, LOG_LEVEL, EVENTSTORE_URL, ${OURS.join(' and ')}.`);
  const data = resolve(env.VERUM_DATA || 'data');
  return {
    port: portOf(env.PORT ?? '3000'),
    host: env.HOST ?? '127.0.0.1',
    data,
    vault: env.VERUM_VAULT ? resolve(env.VERUM_VAULT) : join(data, 'vault'),
    eventStoreUrl: urlOf(env.EVENTSTORE_URL),
    logLevel: levelOf(env.LOG_LEVEL ?? 'info'),
  };
};

/** Makes the data folder, for its owner alone, or stops the start. The last step by itself: the recursive one may never end. */
export const mustBeWritable = (data: string): void => {
  try {
    if (!existsSync(dirname(data))) mkdirSync(dirname(data), { recursive: true, mode: 0o700 });
    if (!existsSync(data)) mkdirSync(data, { mode: 0o700 });
    accessSync(data, constants.W_OK);
  } catch {
    throw new WrongConfig('VERUM_DATA must name a folder that can be written to.');
  }
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new WrongConfig(`PORT must be a whole number from 0 to 65535.`);
};

const urlOf = (text: string | undefined): string | undefined => {
  if (!text) return undefined;
  if (/^esdb(\+discover)?:\/\/[^\s/]+/.test(text)) return text;
  throw new WrongConfig('EVENTSTORE_URL must be a connection string such as esdb://host:2113?tls=false.'); // it may hold a password
};

const levelOf = (text: string): Config['logLevel'] => {
  const level = LEVELS.find((known) => known === text);
  if (level) return level;
  throw new WrongConfig(`LOG_LEVEL must be one of ${LEVELS.join(', ')}.`);
};
