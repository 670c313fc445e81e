import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// The walk itself is run by npm run smoke, through npm start.
const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const matches = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, match]) => match!);

describe('the README', () => {
  it.each(matches(/\]\((?!http)([^)#]+)\)/g))('points at what is there: %s', (path) =>
    expect(existsSync(join(root, path))).toBe(true),
  );

  it.each(matches(/`npm (?:run )?([a-z:]+)[ `]/g))('names a script that there is: %s', (script) =>
    expect(Object.keys(scripts)).toContain(script),
  );

  it('maps every folder of the second level', () => {
    const folders = ['exchange', 'oversight', 'capture', 'platform', 'science'].flatMap((storey) =>
      readdirSync(join(root, 'libs', storey), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name),
    );
    const map = text.slice(text.indexOf('## The map'));
    for (const folder of folders) expect(map).toMatch(new RegExp(`\\b${folder}\\b`));
  });
});

it('the decision records are numbered without a gap', () => {
  const numbers = readdirSync(join(root, 'docs/adr')).map((name) => Number(name.slice(0, 4)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});
