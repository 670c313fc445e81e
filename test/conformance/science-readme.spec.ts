import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

describe('libs/science/README.md', () => {
  it('is what the docstrings say, and every function has one', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../../scripts/science-readme.mjs'), '--check'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, 60_000);
});
