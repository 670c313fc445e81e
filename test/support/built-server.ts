import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = process.cwd(); // npm and jest start here; the conformance suites run this file from its source, where __dirname is not
const PINNED = join(ROOT, 'node_modules', '.bin', 'node');
export const NODE = existsSync(PINNED) ? PINNED : process.execPath;
const SERVER = join(ROOT, 'dist', 'apps', 'server', 'main.js');
export const CLI = join(ROOT, 'dist', 'apps', 'cli', 'main.js');

type Env = Readonly<Record<string, string>>;
const environment = (env: Env): NodeJS.ProcessEnv => {
  const { NODE_OPTIONS: _, ...own } = process.env; // jest's own
  return { ...own, LOG_LEVEL: 'info', PORT: '0', ...env };
};

/** A program of ours as it is delivered: what it says, and how it ends. */
export const program = (args: readonly string[], env: Env = {}) => {
  const child = spawn(NODE, ['--no-warnings', '--enable-source-maps', ...args], { env: environment(env), cwd: ROOT });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null }));
  return { child, said, ended };
};

/** One call of the CLI: its exit code and what it printed. */
export const verum = async (args: readonly string[], env: Env) => {
  const { said, ended } = program([CLI, ...args], env);
  const { code } = await ended;
  return { code, ...said };
};

/** The standalone store, for several servers; with the URL that it prints. */
export const startStore = async (folder: string) => {
  const { child, said, ended } = program([CLI, '--json', 'store', '--port', '0', '--data', folder]);
  await patiently(
    () => said.out.includes('\n'),
    child,
    () => `the store did not start: ${said.err}`,
  );
  const { url } = JSON.parse(said.out) as { url: string };
  return { url, stop: () => endWith(child, 'SIGTERM', ended) };
};

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'verum-built-'));
export const drop = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** The built server on a folder. `tokens` by role, where this was its first start. */
export const startBuiltServer = async (data: string, env: Env = {}) => {
  const { child, said, ended } = program([SERVER], { VERUM_DATA: data, ...env });
  const words = () => `the server did not start: ${said.err || said.out}`;
  await patiently(() => /listens at (\S+)/.test(said.out), child, words);
  const url = /listens at (\S+)/.exec(said.out)![1]!;
  await patiently(() => isHealthy(url), child, words);
  return {
    ...{ url, child, said, ended, data },
    /** The development tokens, once they are printed. */
    tokens: async (): Promise<ReadonlyMap<string, string>> => {
      await patiently(() => said.out.includes('export IMPORTER='), child, words);
      const lines = said.out.matchAll(/^export ([A-Z_]+)=(verum_\S+)$/gm);
      return new Map([...lines].map(([, role, secret]) => [role!.toLowerCase().replaceAll('_', '-'), secret!]));
    },
    kill: () => endWith(child, 'SIGKILL', ended),
    stop: () => endWith(child, 'SIGTERM', ended),
  };
};

export type BuiltServer = Awaited<ReturnType<typeof startBuiltServer>>;

const endWith = async <End>(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<End>): Promise<End> => {
  child.kill(signal);
  return ended;
};

/** Its store, keys and disk are there, and it has read its accounts: a stranger is told 401, and no longer to wait. */
const isHealthy = async (url: string): Promise<boolean> => {
  const ask = (path: string) => fetch(url + path, { headers: { authorization: 'Bearer nobody' } }).catch(() => undefined);
  return (await ask('/health'))?.ok === true && (await ask('/api/studies'))?.status === 401;
};

/** Asks until it is so; the process that has to do it must live. */
const patiently = async (isSo: () => boolean | Promise<boolean>, child: ChildProcess, words: () => string): Promise<void> => {
  for (const end = Date.now() + 60_000; !(await isSo()); await setTimeout(25))
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
      child.kill('SIGKILL'); // nobody else would end it
      throw new Error(words());
    }
};
