// npm run conformance -- golden [folder]: runs a suite of test/conformance from its TypeScript source, without a build.
// Node strips the types itself; it only has to be told what `@verum/…` and a path without an ending mean.
import { registerHooks } from 'node:module';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isFile = (path) => existsSync(path) && statSync(path).isFile();

function pathOf(specifier, parent) {
  if (specifier.startsWith('@verum/')) return join(root, 'libs', specifier.slice('@verum/'.length));
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  return specifier.startsWith('.') && parent?.endsWith('.ts') ? resolve(dirname(fileURLToPath(parent)), specifier) : undefined;
}

function sourceOf(specifier, parent) {
  const path = pathOf(specifier, parent);
  return path && [path, `${path}.ts`, join(path, 'index.ts')].find((candidate) => candidate.endsWith('.ts') && isFile(candidate));
}

registerHooks({
  resolve(specifier, context, next) {
    const source = sourceOf(specifier, context.parentURL);
    return source
      ? { url: pathToFileURL(source).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context);
  },
});

const [suite = '', ...args] = process.argv.slice(2);
const source = join(root, 'test', 'conformance', `${suite}.ts`);
if (!/^[a-z-]+$/.test(suite) || !isFile(source)) {
  console.error(`No such suite: '${suite}'. Usage: npm run conformance -- golden [folder]`);
  process.exit(2);
}
const { run } = await import(pathToFileURL(source).href);
process.exitCode = await run(args);
