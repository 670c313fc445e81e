import { study } from '@verum/capture/participant/testing';
import { AlreadyThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { AllocationListRefused } from '../allocation.errors';
import { allocations } from '../allocation.state';
import { listOf } from '../testing';
import { isInBlocksOfTwo } from './list-faults';
import { LoadAllocationList } from './load-allocation-list';

const { given } = scenarios(LoadAllocationList);
const list = listOf('KET', 'KET', 'MID', 'MID');
const loaded = (from: typeof list) =>
  from.entries.map(({ listEntry, stratum, ARMCD, kit }) => ({
    type: 'AllocationEntryLoaded' as const,
    data: { list: 'main', listEntry, stratum, allocated: { ARMCD, kit } },
  }));
const refusal = (change: typeof list) => () => LoadAllocationList.spec.decide(change, allocations.initial, study);

describe('load an allocation list', () => {
  it('keeps each entry by itself', () =>
    given()
      .when(list, study)
      .then(...loaded(list)));
  it('refuses what is there already, which cannot be compared', () =>
    given(loaded(list)[0]!).when(list, study).thenRefuses(AlreadyThere));
  it('takes a long list in parts', () => {
    const more = { list: 'main', entries: list.entries.map((entry) => ({ ...entry, listEntry: entry.listEntry + 4 })) };
    given(...loaded(list))
      .when(more, study)
      .then(...loaded(more));
  });

  it.each<[string, typeof list, string[]]>([
    ['unknown-arm', listOf('KET', 'KET', 'XXX', 'MID'), ['/entries/2/ARMCD']],
    [
      'duplicate',
      { list: 'main', entries: list.entries.map((entry) => ({ ...entry, listEntry: 1 })) },
      [1, 2, 3].map((i) => `/entries/${i}/listEntry`),
    ],
    [
      'duplicate',
      { list: 'main', entries: [list.entries[0]!, { ...list.entries[1]!, kit: 'K-1' }, list.entries[2]!] },
      ['/entries/1/kit'],
    ],
    ['blocks-of-two', listOf('KET', 'KET'), ['/entries']],
    ['blocks-of-two', listOf('KET', 'MID', 'MID', 'KET', 'KET', 'MID'), ['/entries']],
  ])('refuses %s by its pointer, and names no arm or kit', (rule, change, fields) => {
    expect(refusal(change)).toThrow(AllocationListRefused);
    expect(refusal(change)).toThrow(expect.objectContaining({ rules: [rule], fields }));
    expect(refusal(change)).not.toThrow(/KET|MID|XXX|K-1/);
  });
});

describe('blocks of two', () => {
  const inStrata = (...arms: [string, string][]) =>
    arms.map(([ARMCD, stratum], i) => ({ listEntry: i + 1, ARMCD, stratum, kit: null }));

  it.each<[string, Parameters<typeof isInBlocksOfTwo>[0], boolean]>([
    ['one entry', listOf('KET').entries, false],
    ['a pair of one arm', listOf('KET', 'MID', 'MID', 'MID').entries, false],
    ['a last entry that is no pair', listOf('KET', 'MID', 'MID', 'KET', 'KET').entries, true],
    ['three arms', listOf('A', 'B', 'C', 'A', 'B', 'C').entries, false],
    ['by number, whatever order they come in', listOf('KET', 'MID', 'KET', 'MID').entries.toSpliced(1, 0).toReversed(), true],
    ['within each stratum', inStrata(['KET', 'a'], ['KET', 'b'], ['MID', 'a'], ['MID', 'b']), true],
    ['not in one of the strata', inStrata(['KET', 'a'], ['KET', 'b'], ['MID', 'a'], ['KET', 'b'], ['MID', 'b']), false],
  ])('%s', (_, entries, blocks) => expect(isInBlocksOfTwo(entries)).toBe(blocks));
});
