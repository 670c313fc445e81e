import { uuid5, ViewWriter } from '@verum/platform/eventsourcing';
import { InMemoryVault, type Envelope } from '@verum/platform/vault';
import { emergence } from '@verum/science/rules';
import { dosingEvents, type DosingEvent } from '../dosing.events';
import { doseGiven, doseWith, product } from '../testing';
import { DoseDocumentController } from './dose-document.http';
import { doseDocuments } from './dose-document.projection';

const metadata = { study: 's', site: '701', participant: 'p', receivedAt: '2026-02-02T09:00:00.000Z' };
const envelope: Envelope = {
  $sealed: { key: 'study/s', event: uuid5('00000000-0000-5000-8000-000000000001', ''), nonce: 'n', text: 't' },
};
const second = doseWith({ ECSPID: '2', ECSTDTC: '2026-02-09T10:00', ECENDTC: null });
const moved = (is: string): DosingEvent => ({ type: 'ItemCorrected', data: { ...dosingEvents.ItemCorrected.example, is } });

/** What the pump makes of a participant's doses: record number 1 is revision 0. */
const viewsOf = (...events: readonly DosingEvent[]) => {
  const views = new ViewWriter(':memory:', [doseDocuments]);
  events.forEach((event, revision) => {
    const n = views.nextNumber('s', metadata.receivedAt);
    views.apply(doseDocuments, { ...event, n, revision, stream: 'dosing-p', metadata, says: '', when: null } as never);
  });
  return views;
};
const scope = { study: 's', sites: ['701'] };
const own = { ...scope, participant: 'p' };
const blinded = { unblinded: false };
const vault = new InMemoryVault();
const of = (...events: readonly DosingEvent[]) => new DoseDocumentController(viewsOf(...events), vault);

describe('the doses', () => {
  it('R48 never show their product to the blinded, not even sealed', () => {
    const recorded: DosingEvent = { type: 'ProductRecorded', data: { ECSPID: '1', product: envelope } };
    const views = viewsOf(doseGiven, recorded);
    expect(views.find(doseDocuments, scope)).toMatchObject([{ product: envelope }]);
    const controller = new DoseDocumentController(views, vault);
    for (const answer of [controller.list(scope, {}, blinded), controller.read(own, {}, blinded)])
      expect(JSON.stringify(answer)).not.toMatch(/sealed|product/);
  });
  it('show it to whoever was granted to see it: in plain, or null', () => {
    const sealed = vault.seal('study/s', uuid5('00000000-0000-5000-8000-000000000001', 'product'), product);
    const recorded: DosingEvent = { type: 'ProductRecorded', data: { ECSPID: '1', product: sealed } };
    const { doses } = of(doseGiven, second, recorded).read(own, {}, { unblinded: true });
    expect(doses).toMatchObject([
      { ECSPID: '2', product: null },
      { ECSPID: '1', product },
    ]);
  });
  it('tell the revision of their stream, whichever dose it spoke of last', () => {
    const detected: DosingEvent = {
      type: 'ProtocolDeviationDetected',
      data: { ...dosingEvents.ProtocolDeviationDetected.example, record: '1' },
    };
    expect(of(doseGiven, second).read(own, {}, blinded)).toMatchObject({ revision: 1 });
    expect(of(doseGiven, second, detected).read(own, {}, blinded)).toMatchObject({ revision: 2 });
    expect(of().read(own, {}, blinded)).toEqual({ doses: [] });
  });
  it('are paged, and only those of one’s sites', () => {
    const { doses, next } = of(doseGiven, second).list(scope, { limit: 1 }, blinded);
    expect([doses.map(({ ECSPID }) => ECSPID), next]).toEqual([['1'], 1]);
    expect(
      of(doseGiven, second)
        .list(scope, { limit: 1, after: 1 }, blinded)
        .doses.map(({ ECSPID }) => ECSPID),
    ).toEqual(['2']);
    expect(of(doseGiven).list({ ...scope, sites: ['702'] }, {}, blinded).doses).toEqual([]);
  });
  it('are not made by a correction of what is not there', () =>
    expect(viewsOf(moved('2026-02-01')).find(doseDocuments, scope)).toEqual([]));
});

describe('a corrected first-dose date', () => {
  const rule = { emergentWindow: 30, worseningCounts: true, incompleteDates: 'unlessProvablyNot' } as const;
  const adverseEvent = { onset: '2026-02-01', end: '2026-02-01', worsened: [] }; // its stream gets no event here
  const views = viewsOf(doseGiven, second, moved('2026-02-01'));
  const emergenceAt = (asOf?: number) => {
    const starts = views
      .find(doseDocuments, scope, { asOf })
      .map(({ ECSTDTC }) => ECSTDTC)
      .sort();
    return emergence({ ...adverseEvent, firstDose: starts[0]!, lastDose: starts.at(-1)! }, rule);
  };

  it('moves an event into the treatment-emergent table without touching its stream', () => {
    expect(emergenceAt(2)).toBe('beforeFirstDose');
    expect(emergenceAt()).toBe('onset');
  });
  it('leaves what was shown before as it was', () => expect(emergenceAt(1)).toBe('beforeFirstDose'));
});
