import { coded } from '@verum/capture/adverse-event/testing';
import { dosings } from '@verum/capture/dosing';
import { PooledSafetyController } from './pooled-safety.http';
import { writtenTrial } from './testing';

const { views, write, cut } = writtenTrial();
const pooled = new PooledSafetyController(views);
afterAll(() => views.close());
const everywhere = { study: 's', sites: '*' } as const;

describe('the open report', () => {
  it('covers the sites of its reader, and says which', () => {
    const { groups, sites } = pooled.adverseEvents({ study: 's', sites: ['701'] }, {});
    expect([groups[0]!.N, sites]).toEqual([2, ['701']]);
  });

  it('says what it was counted from', () =>
    expect(pooled.exposure(everywhere, { cut: 'DSMB-1' })).toMatchObject({
      ...{ study: 's', asOf: cut, cutDate: '2026-06-30', cutName: 'DSMB-1', protocolVersion: '1.0' },
      ...{ rule: { emergentWindow: 30 }, method: { id: 'exposure', version: 1 }, sites: '*' },
    }));
});

describe('the records behind a figure', () => {
  const correction = { record: '1', item: 'ECSTDTC', was: '2026-02-02', is: '2026-02-05', query: null } as const;
  const why = { reasonCode: 'transcription', reason: 'Misread', cause: 'source' } as const;
  const corrected = write(
    dosings,
    'p0',
    { type: 'ItemCorrected', data: { ...correction, ...why } },
    { participant: 'p0', site: '701' },
  );

  it('a corrected first dose moves the figure, and is among its records; before it the figure stays as it was', () => {
    const all = { treatmentEmergent: 'all' } as const;
    const now = pooled.records(everywhere, all);
    expect(now.adverseEvents[0]).toMatchObject({ participant: 'p0', counts: 'beforeFirstDose', firstDose: '2026-02-05' });
    expect(now.adverseEvents[0]!.records).toContain(corrected);
    expect(now.entries.find(({ n }) => n === corrected)?.says).toContain('ECSTDTC');
    expect(
      [pooled.adverseEvents(everywhere, {}), pooled.adverseEvents(everywhere, { asOf: cut })].map(
        ({ rows }) => rows[0]!.total.events,
      ),
    ).toEqual([3, 4]);
    expect(pooled.records(everywhere, { ...all, cut: 'DSMB-1' }).adverseEvents[0]).toMatchObject({ counts: 'onset' });
  });

  it('are of the chosen cell, in pages', () => {
    const { AEBODSYS: soc, AEDECOD: pt } = coded.data;
    const first = pooled.records(everywhere, { soc, pt, limit: 2 });
    expect([first.total, first.adverseEvents.map(({ participant }) => participant)]).toEqual([3, ['p1', 'p2']]);
    const second = pooled.records(everywhere, { soc, pt, limit: 2, after: first.next });
    expect([second.adverseEvents.length, second.next]).toEqual([1, undefined]);
    expect(pooled.records(everywhere, { soc: 'Not coded' }).total).toBe(0);
  });

  it('are not there where nothing was recorded yet, nor before a protocol says what is treatment-emergent', () => {
    expect(() => pooled.adverseEvents({ study: 'nowhere', sites: '*' }, {})).toThrow(
      expect.objectContaining({ code: 'not-there' }),
    );
    expect(() => pooled.adverseEvents(everywhere, { asOf: 1 })).toThrow(expect.objectContaining({ code: 'no-protocol' }));
  });
});
