import { emergence, isTreatmentEmergent, type Emergence, type EmergentRule, type EmergentTimes } from '.';

const RULE: EmergentRule = { emergentWindow: null, worseningCounts: false, incompleteDates: 'unlessProvablyNot' };
const PROVEN: EmergentRule = { ...RULE, incompleteDates: 'onlyWhereProven' };
const WINDOW: EmergentRule = { ...RULE, emergentWindow: 30 };
const WORSENING: EmergentRule = { ...RULE, worseningCounts: true };

const FIRST = '2014-07-15';
const times = (more: Partial<EmergentTimes>): EmergentTimes => ({
  ...{ onset: null, end: null, worsened: [], firstDose: FIRST, lastDose: '2014-08-15' },
  ...more,
});

type Case = readonly [onset: string | null, more: Partial<EmergentTimes>, expected: Emergence];
const table = (rule: EmergentRule, ...cases: readonly Case[]) =>
  it.each(cases)('begun %s, %j: %s', (onset, more, expected) => {
    expect(emergence(times({ onset, ...more }), rule)).toBe(expected);
    expect(isTreatmentEmergent(times({ onset, ...more }), rule)).toBe(['onset', 'worsening'].includes(expected));
  });

describe('ICH E9 treatment-emergent, unless provably not', () => {
  describe('by a complete onset', () =>
    table(
      RULE,
      ['2014-07-14', {}, 'beforeFirstDose'],
      ['2014-07-15', {}, 'onset'], // the day of the first dose, where no hour says otherwise
      ['2014-07-16', {}, 'onset'],
      ['2019-01-01', {}, 'onset'], // without a window it never ends
      ['2014-07-16', { end: '2014-07-17' }, 'onset'],
    ));
  describe('by an incomplete onset', () =>
    table(
      RULE,
      ['2014', {}, 'onset'],
      ['2014-07', {}, 'onset'],
      ['2014-06', {}, 'beforeFirstDose'],
      ['2013', {}, 'beforeFirstDose'],
      ['2014-08', {}, 'onset'],
      [null, {}, 'onset'],
    ));
  describe('by an end that shows that it was over before', () =>
    table(
      RULE,
      ['2014-07', { end: '2014-07-10' }, 'beforeFirstDose'],
      ['2014', { end: '2014-06' }, 'beforeFirstDose'],
      [null, { end: '2013' }, 'beforeFirstDose'],
      ['2014-07', { end: '2014-07' }, 'onset'],
      ['2014-07', { end: '2014-07-15' }, 'onset'],
      [null, { end: '2014-07' }, 'onset'],
    ));
  describe('on the day of the first dose, to the minute', () => {
    const firstDose = '2014-07-15T10:00+02:00';
    table(
      RULE,
      ['2014-07-15T09:59+02:00', { firstDose }, 'beforeFirstDose'],
      ['2014-07-15T10:00+02:00', { firstDose }, 'onset'],
      ['2014-07-15T10:01+02:00', { firstDose }, 'onset'],
      ['2014-07-15T08:30Z', { firstDose }, 'onset'], // 10:30 there
      ['2014-07-15T07:59Z', { firstDose }, 'beforeFirstDose'],
      ['2014-07-15', { firstDose }, 'onset'],
      ['2014-07-14', { firstDose }, 'beforeFirstDose'],
      ['2014-07-15', { firstDose, end: '2014-07-15T09:00+02:00' }, 'beforeFirstDose'],
    );
  });
  describe('where the first dose is not known to the day', () =>
    table(
      RULE,
      ['2014-07-01', { firstDose: '2014-07' }, 'onset'],
      ['2014-06-30', { firstDose: '2014-07' }, 'beforeFirstDose'],
      ['2014-08', { firstDose: '2014' }, 'onset'],
    ));
  describe('of somebody who was never dosed', () =>
    table(
      RULE,
      ['2014-07-16', { firstDose: null, lastDose: null }, 'neverDosed'],
      [null, { firstDose: null, lastDose: null, worsened: ['2014-07-16'] }, 'neverDosed'],
    ));
});

describe('within a window of 30 days after the last dose', () =>
  table(
    WINDOW,
    ['2014-09-14', {}, 'onset'], // day 30
    ['2014-09-15', {}, 'afterWindow'],
    ['2014-09', {}, 'onset'], // it may lie inside
    ['2014-10', {}, 'afterWindow'],
    ['2015', {}, 'afterWindow'],
    ['2014', {}, 'onset'],
    ['2014-07-14', {}, 'beforeFirstDose'],
    ['2014-09-15', { lastDose: '2014-08-16T10:00+02:00' }, 'onset'],
    ['2014-09-30', { lastDose: '2014-08' }, 'onset'], // counted from the last day that it may mean
    ['2014-10-01', { lastDose: '2014-08' }, 'afterWindow'],
    ['2019-01-01', { lastDose: null }, 'onset'], // nothing tells when it ends
  ));

describe('only where it is proven', () => {
  table(
    PROVEN,
    ['2014-07-15', {}, 'onset'],
    ['2014-07-14', {}, 'beforeFirstDose'],
    ['2014', {}, 'notProven'],
    ['2014-07', {}, 'notProven'],
    ['2014-08', {}, 'onset'],
    [null, {}, 'notProven'],
    ['2014-07-15', { firstDose: '2014-07-15T10:00+02:00' }, 'onset'],
    ['2014-07-15T09:59+02:00', { firstDose: '2014-07-15T10:00+02:00' }, 'beforeFirstDose'],
    ['2014-07-15T10:00+02:00', { firstDose: '2014-07-15T10:00+02:00' }, 'onset'],
    ['2014-07-20', { firstDose: '2014-07' }, 'notProven'],
    ['2014-07-31', { firstDose: '2014-07' }, 'onset'],
  );
  describe('and within a window', () =>
    table(
      { ...PROVEN, emergentWindow: 30 },
      ['2014-09-14', {}, 'onset'],
      ['2014-09', {}, 'notProven'],
      ['2014-09-15', {}, 'afterWindow'],
    ));
});

describe('by worsening', () => {
  describe('where it counts', () =>
    table(
      WORSENING,
      ['2014-07-01', { worsened: ['2014-07-16'] }, 'worsening'],
      ['2014-07-01', { worsened: ['2014-07-15'] }, 'worsening'],
      ['2014-07-01', { worsened: ['2014-07'] }, 'worsening'],
      ['2014-07-01', { worsened: ['2014-07-14'] }, 'beforeFirstDose'],
      ['2014-07-01', { worsened: ['2014-07-10', '2014-07-20'] }, 'worsening'],
      ['2014-07-01', { worsened: [] }, 'beforeFirstDose'],
      ['2014-07-01', { worsened: ['2014-07'], end: '2014-07-10' }, 'beforeFirstDose'], // over before
      ['2014-07-16', { worsened: ['2014-07-20'] }, 'onset'], // it counts already
    ));
  describe('where it does not', () => table(RULE, ['2014-07-01', { worsened: ['2014-07-16'] }, 'beforeFirstDose']));
  describe('and the window is over', () =>
    table(
      { ...WORSENING, emergentWindow: 30 },
      ['2014-07-01', { worsened: ['2014-09-15'] }, 'beforeFirstDose'],
      ['2014-07-01', { worsened: ['2014-09-14'] }, 'worsening'],
      ['2014-10-01', { worsened: ['2014-10-02'] }, 'afterWindow'],
    ));
  describe('and it must be proven', () =>
    table(
      { ...PROVEN, worseningCounts: true },
      ['2014-07-01', { worsened: ['2014-07'] }, 'beforeFirstDose'],
      ['2014-07-01', { worsened: ['2014-08'] }, 'worsening'],
      ['2014-07', { worsened: ['2014-08'] }, 'notProven'],
    ));
});
