import type { Product } from '@verum/capture/dosing';
import { dosingOf } from '../counting';
import { doseOf } from '../testing';
import { codesOf } from './arm-grouping';
import { amountGiven } from './product-amount';

const product: Product = { EXTRT: 'KETAMINE', EXDOSE: 54, EXDOSU: 'mg', EXLOT: null };
type Dose = Parameters<typeof doseOf>[2];

const amount = (more: Dose, given: Product | null = product, cutDate: string | null = null) =>
  amountGiven(dosingOf([doseOf('p', '2026-02-01', more)], cutDate)!.given[0]!, given, cutDate);

describe('the amount of one record', () => {
  it.each<[number | null, string, Dose]>([
    [54, 'a single dose', { ECDOSFRQ: 'ONCE', ECENDTC: null }],
    [54, 'an infusion over midnight', { ECDOSFRQ: 'ONCE', ECENDTC: '2026-02-02' }],
    [540, 'ten days once a day', { ECDOSFRQ: 'QD', ECENDTC: '2026-02-10' }],
    [1080, 'ten days twice a day', { ECDOSFRQ: 'BID', ECENDTC: '2026-02-10' }],
    [null, 'daily with an end that nobody knows', { ECDOSFRQ: 'QD', ECENDTC: null }],
    [null, 'daily until some day of a month', { ECDOSFRQ: 'QD', ECENDTC: '2026-02' }],
    [null, 'a frequency that says nothing of each day', { ECDOSFRQ: 'PRN', ECENDTC: '2026-02-10' }],
  ])('is %s mg for %s', (mg, _, more) => expect(amount(more)).toBe(mg));

  it('ends at the cut', () => expect(amount({ ECDOSFRQ: 'QD', ECENDTC: '2026-02-10' }, product, '2026-02-03')).toBe(162));

  it.each([
    ['no product', null],
    ['no amount', { ...product, EXDOSE: null }],
    ['another unit', { ...product, EXDOSU: 'mL' as const }],
  ])('is not known with %s', (_, given) => expect(amount({ ECDOSFRQ: 'ONCE' }, given)).toBeNull());

  it('of a placebo is 0', () => expect(amount({ ECDOSFRQ: 'ONCE' }, { ...product, EXDOSE: 0 })).toBe(0));
});

describe('the letters of a closed report', () => {
  const digests: Record<string, string> = { PBO: 'z', LOW: 'a', HIGH: 'm' };
  const lettersOf = (...arms: readonly string[]) =>
    [
      ...codesOf(
        arms.map((ARMCD) => ({ ARMCD, ARM: ARMCD })),
        (ARMCD) => digests[ARMCD]!,
      ),
    ].map((pair) => pair.join(' '));

  it('follow the digests, in whatever order the design has its arms', () => {
    expect(lettersOf('PBO', 'LOW', 'HIGH')).toEqual(['LOW A', 'HIGH B', 'PBO C']);
    expect(lettersOf('HIGH', 'PBO', 'LOW')).toEqual(['LOW A', 'HIGH B', 'PBO C']);
  });
});
