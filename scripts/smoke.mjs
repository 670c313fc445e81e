// npm run smoke: as a new user. `npm start` in an empty data folder, the README's walk in a shell, then stop, start again,
// and the same answers. The commands are those of the README, word for word.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = mkdtempSync(join(tmpdir(), 'verum smoke ')); // with a space in it
const [walk] = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```bash\n([^]*?)```/g)].map(([, code]) => code);
const reads = walk
  .split('\n')
  .filter((line) => /^(api=|as\(\)|as \$\w+ "?\$api\S*$)/.test(line))
  .join('\n');

const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const env = { ...process.env, PORT: String(port), VERUM_DATA: data, LOG_LEVEL: 'warn' };

async function start() {
  const server = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const said = { text: '' };
  server.stdout.on('data', (chunk) => (said.text += chunk));
  const deadline = Date.now() + 600_000; // the first start installs and builds
  while (!(await isHealthy())) {
    if (Date.now() > deadline || server.exitCode !== null) throw new Error(`The server did not start:\n${said.text}`);
    await sleep(100);
  }
  return { server, said };
}

const isHealthy = () =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop({ server }) {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.kill(-server.pid, 'SIGTERM');
  await ended;
}

async function tokensOf({ said }) {
  for (let tries = 0; tries < 200 && !/export IMPORTER=/.test(said.text); tries++) await sleep(50);
  return Object.fromEntries([...said.text.matchAll(/export (\w+)=(\S+)/g)].map(([, role, token]) => [role, token]));
}

function shell(code, tokens) {
  const { stdout, stderr, status } = spawnSync('bash', ['-euo', 'pipefail', '-c', code], {
    env: { ...env, ...tokens },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The walk failed: ${stderr}`);
  return stdout.trim().split('\n');
}

const checks = [];
const check = (what, holds, found) => {
  checks.push(holds);
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds ? '' : `: ${found}`}`);
};

const first = await start();
const tokens = await tokensOf(first);
check('prints a development token per role', Object.keys(tokens).length === 14, JSON.stringify(Object.keys(tokens)));
const answers = shell(walk, tokens);
check(
  'the walk meets no problem',
  answers.length === 12 && !answers.some((line) => line.includes('urn:verum:problem')),
  answers.join('\n'),
);
const now = shell(reads, tokens);
check('shows the withdrawal', now[0]?.includes('"withdrawnScopes":["treatment"]'), now[0]);
check('shows the record before it, as of record 8', now[1]?.includes('"withdrawnScopes":[]'), now[1]);
check('reads in plain words', now[2]?.includes('Withdrew consent'), now[2]);
await stop(first);

const second = await start();
const again = shell(reads, tokens);
check('gives the same answers after a restart', JSON.stringify(again) === JSON.stringify(now), again.join('\n'));
check('prints no token the second time', !/verum_/.test(second.said.text), 'it did');
await stop(second);
rmSync(data, { recursive: true, force: true });

const failed = checks.filter((holds) => !holds).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
