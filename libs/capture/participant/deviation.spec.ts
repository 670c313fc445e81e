import fc from 'fast-check';
import {
  deviationEvents,
  deviationsOf,
  idOfDeviation,
  standingAfter,
  type Broken,
  type DeviationEvent,
} from './deviation.events';

const { example } = deviationEvents.ProtocolDeviationDetected;
const broken = (record: string | null, ...rules: readonly string[]) => rules.map((rule) => ({ ...example, rule, record }));
const named = (events: readonly DeviationEvent[]) => events.map(({ type, data }) => `${type} ${data.record} ${data.rule}`);

describe('the deviations of a record', () => {
  it('are detected once each', () => {
    expect(named(deviationsOf('1', broken('1', 'a', 'b')))).toEqual([
      'ProtocolDeviationDetected 1 a',
      'ProtocolDeviationDetected 1 b',
    ]);
    expect(deviationsOf('1', broken('1', 'a'), [{ rule: 'a', record: '1' }])).toEqual([]);
  });
  it('are superseded where a correction heals them, and those of other records stand', () =>
    expect(
      named(
        deviationsOf('1', broken('1', 'b'), [
          { rule: 'a', record: '1' },
          { rule: 'a', record: '2' },
        ]),
      ),
    ).toEqual(['ProtocolDeviationDetected 1 b', 'ProtocolDeviationSuperseded 1 a']));
  it('keep their id when they are detected again, and no two share one', () => {
    const stream = 'participant-00000000-0000-5000-8000-000000000001';
    expect(idOfDeviation(stream, { rule: 'a', record: '1' })).toBe(idOfDeviation(stream, { rule: 'a', record: '1' }));
    expect(idOfDeviation(stream, { rule: 'a', record: '1' })).not.toBe(idOfDeviation(stream, { rule: 'a', record: null }));
  });

  const rules = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  it('stand exactly where the facts break a rule, whatever was corrected before', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('1', '2', null), rules)), (corrections) => {
        let standing: readonly Broken[] = [];
        const facts = new Map<string | null, readonly string[]>();
        for (const [record, now] of corrections) {
          standing = deviationsOf(record, broken(record, ...now), standing).reduce(standingAfter, standing);
          facts.set(record, now);
        }
        const expected = [...facts].flatMap(([record, now]) => now.map((rule) => `${record} ${rule}`));
        expect(standing.map(({ record, rule }) => `${record} ${rule}`).sort()).toEqual(expected.sort());
      }),
    ));
});
