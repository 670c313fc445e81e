import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { root, versionOf } from './platform.mjs';

const PACKAGES = ['@eventstore/db-client', '@grpc/grpc-js', '@nestjs/core', '@nestjs/platform-fastify', 'undici'];

const [LOAD_BEFORE] = loadavg();

export const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  // Others at work on the same processors make every figure worse, and some ratios too.
  loadBefore: LOAD_BEFORE,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${platform()} ${release()}`,
  node: process.versions.node,
  sqlite: process.versions.sqlite,
  packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  commit: commit(),
});

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
};

const figure = (value) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 1 ? 3 : 2));

export const lines = ({ name, figures, ratio, aim, met }) => [
  `${met ? 'met   ' : 'MISSED'}  ${ratio.toFixed(2).padStart(6)}  (aim ${aim})  ${name}`,
  ...Object.entries(figures).map(([what, value]) => `${' '.repeat(18)}${figure(value).padStart(12)}  ${what}`),
];
