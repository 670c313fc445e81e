// npm run conformance -- golden [folder]: runs a suite of test/conformance.
import { join } from 'node:path';
import { isFile, load, root } from './typescript-source.mjs';

const [suite = '', ...args] = process.argv.slice(2);
const path = ['test', 'conformance', `${suite}.ts`];
if (!/^[a-z-]+$/.test(suite) || !isFile(join(root, ...path))) {
  console.error(`No such suite: '${suite}'. Usage: npm run conformance -- golden [folder]`);
  process.exit(2);
}
const { run } = await load(...path);
process.exitCode = await run(args);
