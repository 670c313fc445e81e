import { execFileSync, spawnSync } from 'node:child_process';
import { columns, under } from './output';

describe('a text beside its head', () => {
  const TEXT = 'Withdrew from treatment; follow-up goes on';

  it('is one line where there is room, and where nobody said how much there is', () => {
    expect(under(10, TEXT, 60)).toBe(TEXT);
    expect(under(10, TEXT)).toBe(TEXT); // this is no terminal
  });
  it('goes on under itself, and no word is cut', () =>
    expect(under(10, TEXT, 42)).toBe(`Withdrew from treatment;\n${' '.repeat(10)}follow-up goes on`));
  it('stands under its head where little is left beside it', () =>
    expect(under(30, TEXT, 42)).toBe(`\n        Withdrew from treatment; follow-up\n        goes on`));
  it('has a word on a line of its own that is longer than any line', () =>
    expect(under(0, `is ${'x'.repeat(50)} long`, 40)).toBe(`is\n${'x'.repeat(50)}\nlong`));
});

it('columns are as wide as their widest cell, and no line ends in blanks', () =>
  expect(columns([['a', 'bb', 'c'], ['aaa', 'b', '']], '  ')).toEqual(['  a    bb  c', '  aaa  b'])); // prettier-ignore

describe('a terminal', () => {
  const isThere = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
  if (!isThere) process.stdout.write('SKIPPED: what the CLI does on a terminal, because script (util-linux) is not here\n');

  /** What the error of a wrong call looks like on a terminal. */
  const shown = (env: Record<string, string>) =>
    execFileSync(
      'script',
      ['-qec', `"${process.execPath}" --no-warnings dist/apps/cli/main.js diff --study X --from 2 --to 1; true`, '/dev/null'],
      {
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...env },
        encoding: 'utf8',
      },
    );
  (isThere ? it : it.skip)('has colours, unless NO_COLOR is set', () => {
    expect(shown({})).toContain('\u001b[31mverum:\u001b[39m --from 2 must come before');
    expect(shown({ NO_COLOR: '1' })).toMatch(/^verum: --from 2 must come before/);
  });
});
