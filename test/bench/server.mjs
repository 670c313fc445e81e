import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { request } from 'undici';
import { root } from './platform.mjs';

const ANSWERS_WITHIN = 60_000;
const CLOCK_TICK = 10; // milliseconds: USER_HZ is 100 wherever Linux shows it

/** The flags of `npm start`. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
export const STARTED_WITH = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** A real server on a folder of its own, started as `npm start` does, but that it logs warnings only. */
export const startServer = async (data, { nodeFlags = STARTED_WITH } = {}) => {
  mkdirSync(data, { recursive: true });
  const port = await freePort();
  const env = { ...process.env, VERUM_DATA: data, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  delete env.EVENTSTORE_URL;
  const began = performance.now();
  const args = [...nodeFlags, join(root, 'dist', 'apps', 'server', 'main.js')];
  const child = spawn(process.execPath, args, { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (text) => (said += text));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL')); // no run leaves a server behind
  const url = `http://127.0.0.1:${port}`;
  const server = {
    ...{ url, data, pid: child.pid },
    /** Those that a first start prints, which it does when it answers already. */
    tokens: async () => {
      const are = () => Object.keys(tokensIn(said)).length > 0;
      await until(are, ANSWERS_WITHIN, () => said);
      return tokensIn(said);
    },
    health: () => healthOf(url),
    whenCurrent: () =>
      until(
        async () => isCurrent(await healthOf(url)) && (await hasReadAccounts(url)),
        120_000,
        () => said,
      ),
    endpoint: () => readFileSync(join(data, 'store', 'endpoint'), 'utf8'),
    memory: () => memoryOf(child.pid),
    cpu: () => cpuOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
  await until(
    async () => child.exitCode === null && (await healthOf(url)),
    ANSWERS_WITHIN,
    () => said,
  );
  return { ...server, answeredAfter: performance.now() - began, since: () => performance.now() - began };
};

/** A copy of a folder whose server has stopped. */
export const copyOf = (data, to) => {
  rmSync(to, { recursive: true, force: true });
  cpSync(data, to, { recursive: true });
  return to;
};

export const dropViews = (data) => rmSync(join(data, 'views'), { recursive: true, force: true });

const tokensIn = (text) =>
  Object.fromEntries(
    [...text.matchAll(/export ([A-Z_]+)=(verum_\S+)/g)].map(([, role, token]) => [
      role.toLowerCase().replaceAll('_', '-'),
      token,
    ]),
  );

const healthOf = async (url) => {
  try {
    const { body } = await request(`${url}/health`);
    return await body.json();
  } catch {
    return undefined; // it does not listen yet
  }
};

const isCurrent = (health) => {
  if (health?.views.status === 'halted') throw new Error(`The views have halted: ${health.views.why}`);
  return health?.views.status === 'current';
};

/** A stranger is told that they are one, and no longer to wait. */
const hasReadAccounts = async (url) => {
  const { statusCode, body } = await request(`${url}/api/studies`, { headers: { authorization: 'Bearer nobody' } });
  await body.dump();
  return statusCode === 401;
};

export const until = async (holds, patience, said = () => '') => {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Nothing came of waiting ${patience} ms.\n${said()}`);
    await setTimeout(20);
  }
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Resident memory of a process in MiB, now and at its highest; undefined where the system does not tell. */
const memoryOf = (pid) => {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(path, 'utf8'))?.[1]) / 1024;
  return { now: of('VmRSS'), highest: of('VmHWM') };
};

/** Milliseconds of processor time of each thread of a process, the first of them being the main one; Linux only. */
const cpuOf = (pid) => {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return {};
  const used = readdirSync(tasks).flatMap((task) => {
    try {
      const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(join(tasks, task, 'stat'), 'utf8'));
      const fields = rest.split(' ');
      return [[`${task === String(pid) ? 'main' : name}/${task}`, (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK]];
    } catch {
      return []; // it has just ended
    }
  });
  return Object.fromEntries(used);
};

/** What a process used between two looks, in milliseconds. */
export const usedBetween = (before, after) =>
  Object.entries(after).reduce((sum, [thread, ms]) => sum + ms - (before[thread] ?? 0), 0);
