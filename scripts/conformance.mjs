// npm run conformance [-- golden|cdiscpilot|every-moment]: the suites of test/conformance, all of them or one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isFile, load, root } from './typescript-source.mjs';

const SUITES = ['golden', 'cdiscpilot', 'every-moment'];
const [suite, ...args] = process.argv.slice(2);
if (suite !== undefined && !SUITES.includes(suite)) {
  console.error(`No such suite: '${suite}'. Usage: npm run conformance [-- ${SUITES.join('|')} [folder]]`);
  process.exit(2);
}

/** A suite that needs Nest is a spec; the others run from their source. */
const runs = async (name) => {
  if (!isFile(join(root, 'test', 'conformance', `${name}.spec.ts`)) || isFile(join(root, 'test', 'conformance', `${name}.ts`)))
    return (await load('test', 'conformance', `${name}.ts`)).run(args);
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const spec = [`test/conformance/${name}`, '--testPathIgnorePatterns=dist', '--verbose'];
  return spawnSync(process.execPath, [...jest, ...spec], { cwd: root, stdio: 'inherit' }).status ?? 1;
};

for (const name of suite === undefined ? SUITES : [suite]) {
  if (suite === undefined) console.log(`== ${name}`);
  process.exitCode = Math.max(process.exitCode ?? 0, await runs(name));
}
