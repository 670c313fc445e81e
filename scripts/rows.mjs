// Reads an answer of the API from standard input and prints its lists as lines, with the fields that are named:
// `curl … | node scripts/rows.mjs n USUBJID says`. Below them, how many there are, and what the CDISC names mean.
import { text } from 'node:stream/consumers';
import dictionary from '../dist/libs/science/items/index.js';

const fields = process.argv.slice(2);
const answer = JSON.parse(await text(process.stdin));
if (String(answer.type).startsWith('urn:verum:problem')) {
  console.error(`${answer.title}: ${answer.detail}`);
  process.exit(1);
}

const met = new Set();
const inWords = (value) => {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(inWords).join(', ') || '–';
  if (typeof value === 'object') return JSON.stringify(value);
  met.add(value);
  return String(value).replace(/^(\d{4}-\d\d-\d\d)T([\d:]+)\.\d+Z$/, '$1 $2 UTC');
};

for (const [name, list] of Object.entries(answer).filter(([, value]) => Array.isArray(value))) {
  const shown = fields.filter((field) => list.some((row) => field in row));
  shown.forEach((field) => met.add(field));
  const lines = [shown, ...list.map((row) => shown.map((field) => inWords(row[field])))];
  const widths = shown.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  if (list.length > 0)
    for (const line of lines)
      console.log(
        line
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd(),
      );
  console.log(`${list.length} ${name}\n`);
}
if (answer.next !== undefined) console.log(`There is more: after=${answer.next}`);

for (const name of [...met].filter(dictionary.isItemName)) {
  const { label, unit } = dictionary.itemOf(name);
  if (label !== name) console.log(`${name}: ${label}${unit ? ` (${unit})` : ''}`);
}
