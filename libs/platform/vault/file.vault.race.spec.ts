import { transformFileSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileVault } from '.';

const base = mkdtempSync(join(tmpdir(), 'verum-vault-'));
const compiled = join(base, 'compiled');
const folder = join(base, 'vault');

/** What each of the processes does, at the same time. */
const RACE = `
  const { FileVault } = require('./index.js');
  const folder = process.argv[2];
  const begin = () => { try { return [FileVault.init(folder), true]; } catch { return [FileVault.open(folder), false]; } };
  process.stdin.once('data', () => {
    const [vault, made] = begin();
    const notes = Array.from({ length: 200 }, (_, i) => vault.seal('participant/' + i, 'e', process.pid + ' ' + i));
    console.log(JSON.stringify({ made, notes, print: vault.fingerprint('x'), pid: process.pid }));
    vault.close();
    process.exit(0);
  });
  process.stdout.write('\\n');`;

beforeAll(() => {
  mkdirSync(compiled);
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(__dirname, file), {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(compiled, file.replace(/ts$/, 'js')), code);
  }
  writeFileSync(join(compiled, 'race.js'), RACE);
});
afterAll(() => rmSync(base, { recursive: true }));

const racer = () => {
  const child = spawn(process.execPath, ['--no-warnings', join(compiled, 'race.js'), folder], {
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = new Promise((resolve) => child.stdout.once('data', resolve));
  const done = new Promise<{ made: boolean; notes: object[]; print: string; pid: number }>((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => (said += text)).once('end', () => resolve(JSON.parse(said)));
  });
  return { ready, done, go: () => child.stdin.write('go') };
};

it('two processes make one vault and the same keys, whoever is first', async () => {
  const racers = [racer(), racer()];
  await Promise.all(racers.map(({ ready }) => ready));
  for (const { go } of racers) go();
  const [a, b] = await Promise.all(racers.map(({ done }) => done));
  const vault = FileVault.open(folder);
  for (const { notes, pid, print } of [a!, b!]) {
    expect(vault.opened({ notes })).toEqual({ notes: Array.from({ length: 200 }, (_, i) => `${pid} ${i}`) });
    expect(print).toBe(vault.fingerprint('x'));
  }
  expect([a!.made, b!.made].filter(Boolean)).toHaveLength(1);
  vault.close();
}, 60_000);
