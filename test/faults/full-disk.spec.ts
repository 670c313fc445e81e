import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop, newFolder, startBuiltServer, verum } from '../support/built-server';
import { clientOf } from '../support/client';
import { atLeastOf, openStudy, STUDY } from '../support/study';

// A small file system of its own: it needs the right to mount one (root, as in most containers of a CI).
const data = newFolder();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=0700', 'tmpfs', data]).status === 0;
if (!mounted) process.stdout.write('Skipped: the full disk, because nobody may mount a small file system here.\n');
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', data]);
  drop(data);
});

(mounted ? it : it.skip)(
  'T6 a full disk answers 507, reads go on, and there is no restart to recover',
  async () => {
    const server = await startBuiltServer(data, { LOG_LEVEL: 'silent' });
    const client = clientOf(server.url, await server.tokens());
    await openStudy(client.post);
    const screen = () => client.post('coordinator', `${STUDY}/participants`, { SITEID: '701' });
    const before = await screen();
    await client.get('monitor', STUDY, atLeastOf(before));

    const ballast = join(data, 'ballast');
    const { bavail, bsize } = statfsSync(data);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 8192)));
    const answers = [];
    do answers.push(await screen());
    while (answers.at(-1)!.status === 201 && answers.length < 5_000);
    const full = answers.at(-1)!;
    expect([full.status, full.body.type]).toEqual([507, 'urn:verum:problem:store-full']);
    expect((await client.get('monitor', `${STUDY}/participants/${before.body.SUBJID}`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/health`)).json()).toMatchObject({ status: 'failing', disk: { status: 'full' } });

    rmSync(ballast);
    const after = await screen();
    expect(after.status).toBe(201);
    const read = await client.get('monitor', `${STUDY}/participants/${after.body.SUBJID}`, atLeastOf(after));
    expect(read.status).toBe(200);
    const views = await verum(['--json', 'views', 'verify'], { VERUM_DATA: data });
    expect(JSON.parse(views.out)).toMatchObject({ equal: true });
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    const fsck = await verum(['--json', 'fsck'], { VERUM_DATA: data });
    expect([fsck.code, JSON.parse(fsck.out)]).toMatchObject([0, { clean: true, faults: [] }]);
  },
  120_000,
);
