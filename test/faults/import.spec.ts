import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { streams } from '../../apps/server/record';
import { CLI, drop, newFolder, program, verum } from '../support/built-server';
import { logOf } from '../support/load';

const folder = join(resolve(process.env.VERUM_SHARED ?? '../shared'), 'data', 'cdiscpilot01');
const isThere = existsSync(folder);
if (!isThere)
  process.stdout.write(`SKIPPED: no reference study at ${folder}; set VERUM_SHARED to run the import that is killed\n`);

const importing = ['--json', 'import', 'sdtm', folder, '--study', 'CDISCPILOT01'];
const categories = streams.map(({ category }) => category);
const QUIET = { LOG_LEVEL: 'silent' };

/** What stands in the log, without what another run names otherwise: ids, times, nonces. */
const contentsOf = async (data: string) => {
  const log = await logOf(data, categories);
  const each = log.map(({ stream, revision, type, data }) =>
    // One stream for all participants: which of those sent at the same time comes first is not fixed.
    JSON.stringify([
      stream,
      stream.startsWith('allocation-') ? null : revision,
      type,
      JSON.stringify(data).replaceAll(/"\$sealed":\{[^}]*\}/g, '"$sealed"'),
    ]),
  );
  return { count: log.length, commands: new Set(log.map(({ id }) => id)).size, contents: each.sort() };
};

(isThere ? it : it.skip)(
  'an import that is killed three times and resumed ends as one that was left alone, and doubles nothing',
  async () => {
    const [alone, killed] = [newFolder(), newFolder()];
    const undisturbed = await verum(importing, { ...QUIET, VERUM_DATA: alone });
    expect([undisturbed.code, JSON.parse(undisturbed.out).outcome]).toEqual([0, 'done']);
    const expected = await contentsOf(alone);
    expect(expected.commands).toBe(expected.count);

    const counts: number[] = [];
    for (let kill = 0; kill < 3; kill++) {
      const { child, ended } = program([CLI, ...importing], { ...QUIET, VERUM_DATA: killed });
      await setTimeout(1_500 + Math.random() * 3_000);
      child.kill('SIGKILL');
      await ended;
      counts.push((await contentsOf(killed)).count);
    }
    const resumed = await verum(importing, { ...QUIET, VERUM_DATA: killed });
    expect([resumed.code, JSON.parse(resumed.out).outcome]).toEqual([0, 'done']);
    const found = await contentsOf(killed);
    expect(found).toEqual(expected);
    expect(counts[0]).toBeLessThan(expected.count); // it was disturbed

    const views = await verum(['--json', 'views', 'verify'], { ...QUIET, VERUM_DATA: killed });
    expect([views.code, JSON.parse(views.out).equal]).toEqual([0, true]);
    process.stdout.write(`killed at ${counts.join(', ')} of ${expected.count} events; the same after the resumption\n`);
    for (const each of [alone, killed]) drop(each);
  },
  300_000,
);
