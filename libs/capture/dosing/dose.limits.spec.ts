import fc from 'fast-check';
import type { Dose } from './dosing.events';
import { limitsBroken, placed } from './dose.limits';
import { doseGiven, doseWith, dosingAfter } from './testing';
import { CorrectDose } from './correct-dose/correct-dose';
import { RecordDose } from './record-dose/record-dose';
import { around } from './testing';
import type { Dosing } from './dosing.state';

const circumstances = around();
const rules = circumstances.protocols[0]!.dosing; // mL: at most 100 a dose, 600 in all, 3 days between
const dose = (ECSPID: string, ECDOSE: number, day: number, change: Partial<Dose> = {}): Dose => ({
  ...doseWith({ ECSPID, ECDOSE, ECSTDTC: `2026-03-${String(day).padStart(2, '0')}`, ECENDTC: null, session: null }).data,
  ...change,
});
const brokenIn = (...doses: readonly Dose[]) =>
  [...limitsBroken(doses, rules)].flatMap(([ECSPID, broken]) => broken.map(({ rule }) => `${ECSPID} ${rule}`));

describe('the limits of doses', () => {
  it.each<[string, Dose[], string[]]>([
    ['none broken', [dose('1', 100, 1), dose('2', 100, 4)], []],
    ['a dose above the maximum', [dose('1', 100.5, 1)], ['1 dose-within-maximum']],
    ['a day too soon, by the later one', [dose('2', 10, 3), dose('1', 10, 1)], ['2 dose-interval-kept']],
    ['two on one day', [dose('1', 10, 1), dose('2', 10, 1)], ['2 dose-interval-kept']],
    ['nothing known of the day', [dose('1', 10, 1), dose('2', 10, 1, { ECSTDTC: '2026-03' })], []],
    ['intervals of one session', [dose('1', 50, 1, { session: 1 }), dose('2', 50, 1, { session: 1 })], []],
    [
      'intervals of one session that are too much together',
      [dose('1', 60, 1, { session: 1 }), dose('2', 60, 1, { session: 1 })],
      ['2 dose-within-maximum'],
    ],
    ['a dose that was not given', [dose('1', 10, 1), dose('2', 0, 1, { ECOCCUR: 'N', ECDOSE: null })], []],
    ['an amount in another unit', [dose('1', 500, 1, { ECDOSU: 'TABLET' })], []],
    [
      'each that brings the sum above the maximum',
      [1, 4, 7, 10, 13, 16, 19, 22].map((day, i) => dose(`${i + 1}`, 90, day)),
      ['7 dose-within-cumulative', '8 dose-within-cumulative'],
    ],
  ])('%s', (_, doses, expected) => expect(brokenIn(...doses)).toEqual(expected));

  it('never say what the amount was', () => {
    const [broken] = limitsBroken([dose('1', 123.5, 1)], rules).get('1')!;
    expect(JSON.stringify(broken)).not.toContain('123.5');
  });
  it('are no limits where the protocol has none', () =>
    expect([
      ...limitsBroken([doseGiven.data, dose('2', 900, 2)], {
        ...rules,
        maxPerDose: null,
        maxCumulative: null,
        minimumInterval: null,
      }).values(),
    ]).toEqual([[], []]));
  it('do not mistake a sum of decimals for more', () =>
    expect(limitsBroken([dose('1', 0.1, 1), dose('2', 0.2, 9)], { ...rules, maxCumulative: 0.3 }).get('2')).toEqual([]));
});

type Step = Readonly<{ of: number; amount: number; day: number; kind: 'amount' | 'start' }>;

describe('the cumulative dose', () => {
  const step = fc.record<Step>({
    of: fc.integer({ min: 1, max: 6 }),
    amount: fc.integer({ min: 0, max: 2000 }).map((tenths) => tenths / 8), // exact in binary
    day: fc.integer({ min: 10, max: 28 }),
    kind: fc.constantFrom('amount', 'start'),
  });

  /** A dose on its first step, a correction on each after it, through the very commands; the model is a plain map. */
  const run = (steps: readonly Step[]) => {
    let dosing: Dosing = dosingAfter();
    const model = new Map<string, { amount: number; day: number }>();
    for (const { of, amount, day, kind } of steps) {
      const [ECSPID, known] = [`${of}`, model.get(`${of}`)];
      const { zone: _, ...sent } = dose(ECSPID, amount, day);
      const asked = {
        record: ECSPID,
        item: kind === 'amount' ? 'ECDOSE' : 'ECSTDTC',
        is: kind === 'amount' ? amount : sent.ECSTDTC,
      };
      const why = { reasonCode: 'transcription', reason: 'Source', cause: 'source', query: null } as const;
      const events = known
        ? CorrectDose.spec.decide({ ...asked, ...why }, dosing, circumstances)
        : RecordDose.spec.decide(sent, dosing, circumstances);
      dosing = events.reduce(CorrectDose.spec.stream.evolve, dosing);
      model.set(ECSPID, known ? { ...known, ...(kind === 'amount' ? { amount } : { day }) } : { amount, day });
    }
    return { dosing, model };
  };

  it('is the sum of the doses recorded, corrections applied', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const { dosing, model } = run(steps);
        const sum = [...model.values()].reduce((total, { amount }) => total + amount, 0);
        expect(placed(dosing.doses, 'mL').at(-1)!.total).toBe(sum);
      }),
    ));

  it('leaves the deviations that stand the same, whatever the order of doses and corrections was', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const { dosing, model } = run(steps);
        const inTime = [...model].map(([ECSPID, held]) => ({ ECSPID, ...held })).sort((one, other) => one.day - other.day);
        const expected = inTime.flatMap(({ ECSPID, amount, day }, i) => {
          const total = inTime.slice(0, i + 1).reduce((sum, each) => sum + each.amount, 0);
          const before = inTime[i - 1];
          return [
            ...(amount > 100 ? [`${ECSPID} dose-within-maximum`] : []),
            ...(total > 600 ? [`${ECSPID} dose-within-cumulative`] : []),
            ...(before && day - before.day < 3 ? [`${ECSPID} dose-interval-kept`] : []),
          ];
        });
        expect(dosing.deviations.map(({ record, rule }) => `${record} ${rule}`).sort()).toEqual(expected.sort());
      }),
    ));
});
