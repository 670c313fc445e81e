// Runs the repository's TypeScript from its source, without a build. Node strips the types itself; it only has to be told
// what `@verum/…` and a path without an ending mean.
import { registerHooks } from 'node:module';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const isFile = (path) => existsSync(path) && statSync(path).isFile();

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

export const load = (...path) => import(pathToFileURL(join(root, ...path)).href);
