// npm run conformance [-- golden|cdiscpilot [folder]]: the suites of test/conformance, all of them or one.
import { join } from 'node:path';
import { isFile, load, root } from './typescript-source.mjs';

const SUITES = ['golden', 'cdiscpilot'];
const [suite, ...args] = process.argv.slice(2);
const isSuite = (name) => /^[a-z-]+$/.test(name) && isFile(join(root, 'test', 'conformance', `${name}.ts`));
if (suite !== undefined && !isSuite(suite)) {
  console.error(`No such suite: '${suite}'. Usage: npm run conformance [-- ${SUITES.join('|')} [folder]]`);
  process.exit(2);
}

for (const name of suite === undefined ? SUITES : [suite]) {
  if (suite === undefined) console.log(`== ${name}`);
  const { run } = await load('test', 'conformance', `${name}.ts`);
  process.exitCode = Math.max(process.exitCode ?? 0, await run(args));
}
