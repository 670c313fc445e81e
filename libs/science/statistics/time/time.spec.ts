import fc from 'fast-check';
import { NE } from '../arguments';
import { coxTwoGroup } from './cox';
import { cumulativeIncidence } from './cumulative-incidence';
import { grayTest } from './gray-test';
import { kaplanMeier, kaplanMeierAtTimes, kmMedian } from './kaplan-meier';
import { logRank, logRankK } from './log-rank';
import { meanCumulativeFunction } from './mean-cumulative';

const person = (causes: number) =>
  fc.record({ time: fc.integer({ min: 0, max: 12 }), cause: fc.integer({ min: 0, max: causes }) });
const group = (causes = 1) => fc.array(person(causes), { minLength: 1, maxLength: 15 });
type Group = readonly Readonly<{ time: number; cause: number }>[];
const columns = (all: Group) => ({ time: all.map(({ time }) => time), status: all.map(({ cause }) => cause) });
const pair = (one: Group, two: Group) => ({
  time1: one.map(({ time }) => time),
  status1: one.map(({ cause }) => cause),
  time2: two.map(({ time }) => time),
  status2: two.map(({ cause }) => cause),
});
const near = (got: unknown, expected: unknown) =>
  typeof got === 'number' && typeof expected === 'number' ? expect(got).toBeCloseTo(expected, 8) : expect(got).toBe(expected);

describe('Kaplan-Meier', () => {
  it('falls from 1 to 0 at most, within its interval, by every kind of interval', () =>
    fc.assert(
      fc.property(group(), fc.constantFrom('log' as const, 'log-log' as const, 'plain' as const), (all, confType) => {
        const { table } = kaplanMeier({ ...columns(all), confType });
        table.surv.forEach((surv, i) => {
          expect(surv).toBeLessThan(table.surv[i - 1] ?? 1);
          const [lower, upper] = [table.lower[i]!, table.upper[i]!];
          if (surv === 0) return expect([table.se[i], lower, upper]).toEqual([NE, NE, NE]);
          expect(Number(lower)).toBeGreaterThanOrEqual(0);
          expect(Number(lower)).toBeLessThanOrEqual(surv + 1e-12);
          expect(Number(upper)).toBeGreaterThanOrEqual(surv - 1e-12);
          expect(Number(upper)).toBeLessThanOrEqual(1);
        });
      }),
    ));

  it('is the share still without an event where nobody is censored', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (time) => {
        const { table } = kaplanMeier({ time, status: time.map(() => 1) });
        table.surv.forEach((surv, i) => near(surv, time.filter((t) => t > table.time[i]!).length / time.length));
      }),
    ));

  it('has a median between its bounds, NE where the curve stays above a half', () => {
    expect(kmMedian({ time: [1, 2, 3, 4], status: [0, 0, 0, 0] })).toEqual({ median: NE, lower: NE, upper: NE });
    // Half exactly from 2 to 3: the middle, as R has it.
    expect(kmMedian({ time: [1, 2, 3, 4], status: [1, 1, 1, 1] }).median).toBe(2.5);
    fc.assert(
      fc.property(group(), (all) => {
        const { median, lower, upper } = kmMedian(columns(all));
        if (median === NE) return expect(upper).toBe(NE);
        if (lower !== NE) expect(lower).toBeLessThanOrEqual(median);
        if (upper !== NE) expect(upper).toBeGreaterThanOrEqual(median);
      }),
    );
  });

  it('is 1 before the first event and not estimable after the last observation', () =>
    expect(kaplanMeierAtTimes({ time: [2, 3], status: [1, 0], times: [1, 3, 4] })).toMatchObject({
      surv: [1, 0.5, NE],
      nRisk: [2, 1, 0],
    }));
});

describe('the log-rank test', () => {
  it('is the same when the groups change places, and its p is in [0, 1]', () =>
    fc.assert(
      fc.property(group(), group(), (one, two) => {
        const [a, b] = [logRank(pair(one, two)), logRank(pair(two, one))];
        near(a.chiSquare, b.chiSquare);
        near(a.expected[0], b.expected[1]);
        near(a.expected[0]! + a.expected[1]!, a.observed[0]! + a.observed[1]!);
        if (a.p !== NE) expect([a.p >= 0, a.p <= 1]).toEqual([true, true]);
      }),
    ));

  it('of k groups does not depend on their order', () =>
    fc.assert(
      fc.property(group(), group(), group(), (a, b, c) => {
        const [A, B, C] = [columns(a), columns(b), columns(c)];
        near(logRankK({ groups: { A, B, C } }).chiSquare, logRankK({ groups: { C, A, B } }).chiSquare);
      }),
    ));

  it('is not estimable without an event', () =>
    expect(logRank({ time1: [1], status1: [0], time2: [2], status2: [0] })).toMatchObject({ chiSquare: NE, p: NE }));
});

describe('Cox regression of two groups', () => {
  it('turns its sign when the groups change places; without ties Breslow and Efron agree', () =>
    fc.assert(
      fc.property(group(), group(), (one, two) => {
        const [a, b] = [coxTwoGroup(pair(one, two)), coxTwoGroup(pair(two, one))];
        for (const ties of ['breslow', 'efron'] as const) {
          near(a[ties].beta, b[ties].beta === NE ? NE : -Number(b[ties].beta));
          near(a[ties].se, b[ties].se);
        }
        const times = [...one, ...two].filter(({ cause }) => cause === 1).map(({ time }) => time);
        if (new Set(times).size === times.length) near(a.breslow.beta, a.efron.beta);
      }),
    ));

  it('is not estimable where only one group had events', () =>
    expect(coxTwoGroup({ time1: [1, 2], status1: [0, 0], time2: [1, 2], status2: [1, 1] }).efron).toEqual({
      beta: NE,
      se: NE,
      hr: NE,
    }));
});

describe('cumulative incidence', () => {
  const times = [0, 2, 4, 6, 8];
  it('of one cause is 1 - Kaplan-Meier; of all causes they add up to it', () =>
    fc.assert(
      fc.property(group(2), (all) => {
        const time = all.map((one) => one.time);
        const result = cumulativeIncidence({ time, cause: all.map(({ cause }) => cause), times });
        const any = kaplanMeierAtTimes({ time, status: all.map(({ cause }) => Math.min(1, cause)), times });
        any.surv.forEach((surv, i) => {
          const [one, two] = [result.cause1![i]!, result.cause2?.[i] ?? 0];
          if (surv === NE) return expect(one).toBe(NE);
          near(Number(one) + Number(two), 1 - Number(surv));
        });
      }),
    ));

  it('has a standard error that is 0 before the first event only', () =>
    fc.assert(
      fc.property(group(2), (all) => {
        const input = { time: all.map(({ time }) => time), cause: all.map(({ cause }) => cause) };
        const { cause1, seCause1 } = cumulativeIncidence({ ...input, times });
        cause1!.forEach((value, i) => {
          if (value === NE) return expect(seCause1![i]).toBe(NE);
          expect(Number(seCause1![i])).toBeGreaterThanOrEqual(0);
          if (value === 0) expect(Number(seCause1![i])).toBeCloseTo(0, 10);
        });
      }),
    ));
});

describe("Gray's test", () => {
  it('does not depend on the names of the groups, and its p is in [0, 1]', () =>
    fc.assert(
      fc.property(group(2), group(2), group(2), (a, b, c) => {
        const all = [a, b, c];
        const of = (names: readonly string[]) =>
          grayTest({
            time: all.flat().map(({ time }) => time),
            cause: all.flat().map(({ cause }) => cause),
            group: all.flatMap((members, i) => members.map(() => names[i]!)),
          });
        const [one, other] = [of(['a', 'b', 'c']), of(['c', 'a', 'b'])];
        for (const [cause, { stat, p }] of Object.entries(one)) {
          if (stat === NE || other[cause]!.stat === NE) continue;
          expect(other[cause]!.stat as number).toBeCloseTo(stat, 5);
          expect([(p as number) >= 0, (p as number) <= 1]).toEqual([true, true]);
        }
      }),
    ));
});

describe('the mean cumulative count', () => {
  it('is the same from subjects and from intervals, and rises', () =>
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (events) => {
          const sorted = events.map((own) => [...own].sort((a, b) => a - b));
          const one = meanCumulativeFunction({ subjects: sorted.map((own, id) => ({ id, events: own, end: 16 + id })) });
          const two = meanCumulativeFunction({
            rows: sorted.map((own, id) => ({
              id,
              start: [0, ...own],
              stop: [...own, 16 + id],
              event: [...own.map(() => 1), 0],
            })),
          });
          expect(two).toEqual(one);
          one.mcf.forEach((value, i) => expect(value).toBeGreaterThan(one.mcf[i - 1] ?? 0));
          near(one.mcf.at(-1) ?? 0, events.flat().length / events.length);
        },
      ),
    ));
});
