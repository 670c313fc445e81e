// node scripts/science-readme.mjs [--check]: writes libs/science/README.md from the docstrings of what the folders export.
// With --check it only compares. A function without a docstring is an error.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const root = join(fileURLToPath(import.meta.url), '../..');
const science = join(root, 'libs/science');
const folders = ['statistics', 'instruments', 'rules'];
const indexes = folders.map((folder) => join(science, folder, 'index.ts'));

const { options } = ts.convertCompilerOptionsFromJson(
  { module: 'node20', target: 'ES2023', strict: true, esModuleInterop: true, skipLibCheck: true, noEmit: true, types: [] },
  root,
);
const program = ts.createProgram(indexes, options);
const checker = program.getTypeChecker();

const origin = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
const undocumented = [];

function entryOf(symbol) {
  const declared = origin(symbol);
  const declaration = declared.valueDeclaration;
  if (!declaration) return [];
  const file = relative(science, declaration.getSourceFile().fileName);
  if (file.endsWith('registry.ts')) return [];
  const text = ts.displayPartsToString(declared.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  if (!text) undocumented.push(`${file}: ${symbol.name}`);
  return [{ name: symbol.name, file, text }];
}

const byFile = (a, b) => (a.file === b.file ? (a.name < b.name ? -1 : 1) : a.file < b.file ? -1 : 1);
const sections = folders.map((folder, i) => {
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(indexes[i])));
  const lines = exported.flatMap(entryOf).sort(byFile);
  const rows = lines.map(({ name, file, text }) => `- [\`${name}\`](${file}): ${text}`);
  return `## ${folder}\n\n${rows.join('\n')}\n`;
});

const page = await prettier.format(
  `<!-- Written by scripts/science-readme.mjs from the docstrings. -->

# Science

Pure functions: no framework, no clock, no input or output. A function takes one object and returns one. Bad input throws a \`RangeError\`
whose \`argument\` names what was wrong; what the definition leaves open is \`'NE'\` (not estimable), never NaN.
\`npm run conformance -- golden\` checks them against the reference cases, \`docs/statistics-oracle.md\` against R.

${sections.join('\n')}`,
  { parser: 'markdown', printWidth: 130 },
);

if (undocumented.length) {
  console.error(`Without a docstring:\n  ${undocumented.join('\n  ')}`);
  process.exit(1);
}
const readme = join(science, 'README.md');
if (!process.argv.includes('--check')) writeFileSync(readme, page);
else if (!existsSync(readme) || readFileSync(readme, 'utf8') !== page) {
  console.error('libs/science/README.md is not what the docstrings say: node scripts/science-readme.mjs');
  process.exit(1);
}
