import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockFolder } from './folder.lock';
import { startNode } from './node';
import { newFolder } from './testing/folder';

const REFUSAL = /^Another process serves the events in .*: connect to it, or stop it first\.$/;

/** Node takes the types away by itself, so the other process runs the very same lock. */
const holdLock = async (folder: string) => {
  const lock = pathToFileURL(join(__dirname, 'folder.lock.ts')).href;
  const script = `
    import { lockFolder } from ${JSON.stringify(lock)};
    globalThis.unlock = lockFolder(process.argv[1]);
    console.log('locked');
    setInterval(() => undefined, 1_000);
  `;
  const owner = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(owner.stdout!, 'data');
  return owner;
};

it('another process is kept off while its owner lives, and no longer, even where it was killed', async () => {
  const folder = newFolder();
  const owner = await holdLock(folder);
  const listen = { host: '127.0.0.1', port: 0 } as const;
  await expect(startNode({ folder, listen })).rejects.toThrow(REFUSAL);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const node = await startNode({ folder, listen });
  await node.close();
});

it('a second node of the same process is kept off too', async () => {
  const folder = newFolder();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(REFUSAL);
  unlock();
  lockFolder(folder)();
});
