import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instruments } from '@verum/science/instruments';
import { rules } from '@verum/science/rules';
import {
  aeIncidence,
  aeMaxSeverity,
  binomialTest,
  eair,
  type IncidenceRow,
  proportionCi,
  type Proportion,
  registry as statistics,
  type Registry,
} from '@verum/science/statistics';
import { shared } from './golden.cases';

/** The pilot study's treatment-emergent events (CDISC, MIT), which stay outside the repository. */
const readPilot = () => {
  const { subjects, events } = JSON.parse(readFileSync(join(shared, 'data/cdiscpilot01/teae.json'), 'utf8'));
  return {
    arms: ['Placebo', 'Xanomeline Low Dose', 'Xanomeline High Dose'],
    subjects: subjects.map((s: { id: string; arm: string; trtDurDays: number }) => ({ ...s, days: s.trtDurDays })),
    events,
  };
};
let read: ReturnType<typeof readPilot> | undefined;
const pilot = () => (read ??= readPilot());

/** These cases name the pilot's two comparisons in their keys. */
const asReference = ({ term, n, pct, events, against: [low, high] }: IncidenceRow) => ({
  term,
  n,
  pct,
  events,
  fisherPLow: low!.fisherP,
  fisherPHigh: high!.fisherP,
  rdHighVsPlacebo: high!.rd,
  mnLower: high!.lower,
  mnUpper: high!.upper,
});

const onPilot: Registry = {
  aeIncidence: ({ level, soc }: { level: string; soc?: string }) => {
    const { any, socs } = aeIncidence(pilot());
    if (level !== 'soc') return { ...asReference(any), any: asReference(any), socs: socs.map((one) => asReference(one.soc)) };
    const found = socs.find((one) => one.soc.term === soc);
    return found && { soc: asReference(found.soc), preferredTerms: found.preferredTerms.map(asReference) };
  },
  aeMaxSeverity: () => {
    const { levels, arms } = aeMaxSeverity({ ...pilot(), levels: ['MILD', 'MODERATE', 'SEVERE'] });
    const [placebo, low, high] = arms.map(({ n }) => n);
    return { levels, placebo, low, high };
  },
  eair: ({ term }: { term: string }) => eair({ ...pilot(), isMeant: ({ pt }) => term === 'ANY' || pt === term }),
};

const quirks: Registry = {
  // One case asks for a test and names its null value in the key.
  proportionCi: (input: Proportion) => ({
    ...proportionCi(input),
    'exactTwoSidedP_vs_0.75': binomialTest({ x: input.x, n: input.n, p0: 0.75 }).p,
  }),
};

/** The science folders may not know each other, so the whole stands here. */
export const registry: Registry = { ...statistics, ...instruments, ...rules, ...quirks, ...onPilot };
