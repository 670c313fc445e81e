import fc from 'fast-check';
import { allocations, armDocuments, entryDocuments } from '@verum/capture/allocation';
import { dosings } from '@verum/capture/dosing';
import { studies, studyEvents } from '@verum/capture/study';
import type { Role } from '@verum/platform/access';
import type { Caller } from '@verum/platform/http';
import { InMemoryVault } from '@verum/platform/vault';
import { PooledSafetyController } from '../pooled-safety.http';
import { writtenTrial } from '../testing';
import { ClosedSafetyController } from './closed-safety.http';

type ArmCode = 'KET' | 'MID';
const vault = new InMemoryVault();
const sealed = (value: unknown) => vault.seal('study/s', 'e', value, { padTo: 256 });

/** The four of the written trial, in these arms. */
const recordWith = (arms: readonly ArmCode[]) => {
  const { views, write, cut } = writtenTrial({
    also: [armDocuments, entryDocuments],
    screenedAs: (tell, i, { participant, site }) => {
      const given = sealed({ ARMCD: arms[i], ACTARMCD: arms[i] });
      tell(allocations, 's', { type: 'ArmsRecorded', data: { participant, arms: given } }, { participant, site });
    },
    dosedAs: (tell, i, place) => {
      const product = sealed({ EXTRT: arms[i], EXDOSE: arms[i] === 'KET' ? 40 : 0, EXDOSU: 'mg', EXLOT: null });
      tell(dosings, place.participant!, { type: 'ProductRecorded', data: { ECSPID: '1', product } }, place);
    },
  });
  return { views, write, cut, pooled: new PooledSafetyController(views), closed: new ClosedSafetyController(views, vault) };
};

const everywhere = { study: 's', sites: '*' } as const;
const as = (role: Role) => ({ role }) as Caller;
const opened: ReturnType<typeof recordWith>[] = [];
const record = (...arms: readonly ArmCode[]) => {
  const made = recordWith(arms);
  opened.push(made);
  return made;
};
afterAll(() => opened.forEach(({ views }) => views.close()));

describe('the closed report', () => {
  const { closed, write, cut } = record('KET', 'KET', 'KET', 'MID');
  const statistician = as('unblinded-statistician');

  it('names the arms for the unblinded, with amounts', () => {
    const { groups, rows, arms } = closed.adverseEvents(everywhere, statistician, {});
    expect([arms, groups.map(({ group, label, N }) => [group, label, N])]).toEqual([
      'named',
      [
        ['KET', 'Ketamine 0.5 mg/kg', 3],
        ['MID', 'Midazolam 0.045 mg/kg', 1],
      ],
    ]);
    expect(rows[0]!.cells.map(({ participants: n, events }) => [n, events])).toEqual([
      [3, 3],
      [1, 1],
    ]);
    expect(closed.exposure(everywhere, statistician, {}).amount?.cumulative.cells.map(({ mean }) => mean)).toEqual([40, 0]);
  });

  it('R29 has letters and no amounts for the board, and these letters every time', () => {
    const board = closed.adverseEvents(everywhere, as('safety-board'), { cut: 'DSMB-1', arms: 'named' });
    expect([board.arms, board.groups.map(({ group, label }) => [group, label])]).toEqual([
      'coded',
      [
        ['A', null],
        ['B', null],
      ],
    ]);
    expect(board).toMatchObject({ cutName: 'DSMB-1', cutDate: '2026-06-30', asOf: cut, protocolVersion: '1.0' });
    expect(JSON.stringify(board)).not.toMatch(/KET|MID|azolam/i);
    expect(closed.exposure(everywhere, as('safety-board'), { cut: 'DSMB-1' }).amount).toBeNull();
    const coded = closed.adverseEvents(everywhere, statistician, { arms: 'coded' });
    expect(coded.groups).toEqual(board.groups);
  });

  it.each<[string, { cut?: string; cutDate?: string; asOf?: number | 'next' }]>([
    ['data-cut-required', {}],
    ['data-cut-required', { cutDate: '2026-06-30' }],
    ['no-such-data-cut', { cut: 'DSMB-9' }],
    ['two-cuts', { cut: 'DSMB-1', cutDate: '2026-06-30' }],
    ['beyond-the-cut', { cut: 'DSMB-1', asOf: 'next' }],
    ['beyond-the-record', { cut: 'DSMB-1', asOf: 10_000 }],
  ])('refuses the board with %s: %j', (code, { asOf, ...query }) => {
    write(studies, 's', { type: 'StudyRegistered', data: studyEvents.StudyRegistered.example }); // the record went on
    const asked = { ...query, ...(asOf && { asOf: asOf === 'next' ? cut + 1 : asOf }) };
    expect(() => closed.disposition(everywhere, as('safety-board'), asked)).toThrow(expect.objectContaining({ code }));
  });

  it('compares with an arm only where it is asked to, and calls it descriptive', () => {
    expect(closed.adverseEvents(everywhere, statistician, {})).not.toHaveProperty('compare');
    const { compare, rows } = { compare: undefined, ...closed.adverseEvents(everywhere, statistician, { compare: 'MID' }) };
    expect(compare).toMatchObject({ reference: 'MID', label: expect.stringContaining('Descriptive') });
    expect(rows[0]).toMatchObject({ comparisons: [{ group: 'KET', riskDifference: 0 }] });
    expect(() => closed.adverseEvents(everywhere, statistician, { compare: 'A' })).toThrow('no group');
  });

  it('lists the records of one group', () => {
    const { adverseEvents: found } = closed.records(everywhere, statistician, { group: 'MID' });
    expect(found.map(({ participant, group }) => [participant, group])).toEqual([['p3', 'MID']]);
  });

  it('reads the arms as of the same record', () => {
    const { groups } = closed.demography(everywhere, statistician, { asOf: 4, population: 'screened' });
    expect(groups.map(({ group, N }) => [group, N])).toEqual([
      ['KET', 1],
      ['MID', 0],
    ]);
  });
});

describe('R48 the open report', () => {
  const ask = ({ pooled }: ReturnType<typeof recordWith>) =>
    JSON.stringify([
      pooled.adverseEvents(everywhere, { severity: 'true', by: 'site' }),
      pooled.records(everywhere, {}),
      pooled.disposition(everywhere, {}),
      pooled.demography(everywhere, {}),
      pooled.exposure(everywhere, {}),
    ]);

  const anyArms = fc.array(fc.constantFrom<ArmCode>('KET', 'MID'), { minLength: 4, maxLength: 4 });

  it('has the same bytes whoever is in which arm, and so has which product', () => {
    const asked = ask(record('KET', 'MID', 'KET', 'KET'));
    fc.assert(
      fc.property(anyArms, (arms) => expect(ask(record(...arms))).toBe(asked)),
      { numRuns: 12 },
    );
  });

  it('and the closed one has not', () => {
    const [one, other] = [record('KET', 'MID', 'KET', 'KET'), record('MID', 'KET', 'MID', 'MID')].map(({ closed }) =>
      JSON.stringify(closed.exposure(everywhere, as('unblinded-statistician'), {})),
    );
    expect(one).not.toBe(other);
  });
});
