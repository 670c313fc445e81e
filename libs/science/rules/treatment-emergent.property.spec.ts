import fc from 'fast-check';
import { addDays, daysOf, provablyBefore } from '@verum/science/dates';
import { emergence, isTreatmentEmergent } from '.';

const day = fc
  .date({ min: new Date('2013-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const collected = fc.tuple(day, fc.constantFrom(4, 7, 10, 10)).map(([text, length]) => text.slice(0, length));
const rule = fc.record({
  emergentWindow: fc.option(fc.integer({ min: 0, max: 90 })),
  worseningCounts: fc.boolean(),
  incompleteDates: fc.constantFrom('unlessProvablyNot' as const, 'onlyWhereProven' as const),
});
const story = fc.record({
  onset: fc.option(collected),
  end: fc.option(collected),
  worsened: fc.array(collected, { maxLength: 2 }),
  firstDose: day,
  lastDose: fc.option(day),
});

describe('treatment-emergent, whatever was collected', () => {
  it('an earlier first dose never makes an onset stop counting', () =>
    fc.assert(
      fc.property(story, rule, fc.nat(400), (told, under, earlier) => {
        fc.pre(emergence(told, under) === 'onset');
        expect(emergence({ ...told, firstDose: addDays(told.firstDose, -earlier) }, under)).toBe('onset');
      }),
    ));
  it('a complete onset from the first dose on always counts, where there is no window and it did not end before', () =>
    fc.assert(
      fc.property(story, rule, fc.nat(400), (told, under, later) => {
        const event = { ...told, onset: addDays(told.firstDose, later), end: null };
        expect(emergence(event, { ...under, emergentWindow: null })).toBe('onset');
      }),
    ));
  it('one that begins provably before counts by worsening alone', () =>
    fc.assert(
      fc.property(story, rule, (told, under) => {
        fc.pre(told.onset !== null && provablyBefore(told.onset, told.firstDose));
        expect(['beforeFirstDose', 'worsening']).toContain(emergence(told, under));
        expect(emergence(told, { ...under, worseningCounts: false })).toBe('beforeFirstDose');
      }),
    ));
  it('what is proven to be inside counts also where doubt does', () =>
    fc.assert(
      fc.property(story, rule, (told, under) => {
        fc.pre(isTreatmentEmergent(told, { ...under, incompleteDates: 'onlyWhereProven' }));
        expect(isTreatmentEmergent(told, { ...under, incompleteDates: 'unlessProvablyNot' })).toBe(true);
      }),
    ));
  it('a window only ever takes away, and a longer one takes less', () =>
    fc.assert(
      fc.property(story, rule, fc.nat(90), fc.nat(90), (told, under, window, more) => {
        fc.pre(isTreatmentEmergent(told, { ...under, emergentWindow: window }));
        expect(isTreatmentEmergent(told, { ...under, emergentWindow: window + more })).toBe(true);
        expect(isTreatmentEmergent(told, { ...under, emergentWindow: null })).toBe(true);
      }),
    ));
  it('a more exact onset within what was known never turns proof into its contrary', () =>
    fc.assert(
      fc.property(story, rule, fc.nat(364), (told, under, into) => {
        fc.pre(told.onset !== null);
        const { from, to } = daysOf(told.onset!)!;
        const exact = addDays(from, into);
        fc.pre(exact <= to);
        const proven = { ...under, incompleteDates: 'onlyWhereProven' } as const;
        if (emergence(told, proven) === 'onset') expect(emergence({ ...told, onset: exact }, proven)).toBe('onset');
      }),
    ));
});
