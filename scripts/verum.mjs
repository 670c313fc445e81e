#!/usr/bin/env node
// Prepares the checkout if it needs to be, then runs the CLI on the runtime that the lock pins.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ready = spawnSync(process.execPath, [join(root, 'scripts', 'ready.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
if (ready.status !== 0) process.exit(ready.status ?? 1);

const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const program = existsSync(pinned) ? pinned : process.execPath;
const cli = join(root, 'dist', 'apps', 'cli', 'main.js');
const child = spawn(program, ['--no-warnings', '--enable-source-maps', cli, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
