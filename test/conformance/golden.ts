import { resolve } from 'node:path';
import { goldenFiles, goldenFolder, type GoldenCase } from './golden.cases';
import { differences, type Difference } from './golden.compare';
import { registry } from './golden.registry';

/** A stopping rule's characteristics are a curve: at which rates a case wants it is told by its `expected` alone. */
const asked = ({ input, expected }: GoldenCase): unknown => {
  const rows = (expected as { operatingCharacteristics?: readonly { p: number }[] }).operatingCharacteristics;
  return Array.isArray(rows) ? { ...(input as object), ps: rows.map(({ p }) => p) } : input;
};

/** What keeps a case from passing: nothing, when it passes. */
export const failures = (one: GoldenCase): readonly Difference[] => {
  const { fn, expected, tolerance } = one;
  const calculate = registry[fn] as ((input: unknown) => unknown) | undefined;
  if (!calculate) return [{ at: '', got: 'no such function', expected, within: '' }];
  try {
    return differences(expected, calculate(asked(one)), tolerance);
  } catch (error) {
    return [{ at: '', got: String(error), expected, within: '' }];
  }
};

const short = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
};

/** `golden [folder]`: every case of the folder against the registry. Exit code 1 unless all pass. */
export const run = ([folder = goldenFolder]: readonly string[]): number => {
  const cases = goldenFiles(resolve(folder)).flatMap(({ file, cases }) => cases.map((one) => ({ file, one })));
  let passed = 0;
  for (const { file, one } of cases) {
    const found = failures(one);
    if (found.length === 0) passed += 1;
    else console.log(`${file} ${one.id} ${one.fn}`);
    for (const { at, got, expected, within } of found.slice(0, 5)) {
      console.log(`  ${at || 'result'}: got ${short(got)}, expected ${short(expected)}, tolerance ${within}`);
    }
    if (found.length > 5) console.log(`  and ${found.length - 5} more`);
  }
  console.log(`${passed}/${cases.length}`);
  console.log(`${passed} passed, ${cases.length - passed} failed`);
  return passed === cases.length ? 0 : 1;
};
