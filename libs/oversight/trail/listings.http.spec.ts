import { adverseEventEvents, adverseEvents } from '@verum/capture/adverse-event';
import { doseDocuments, dosingEvents, dosings } from '@verum/capture/dosing';
import { participantDocuments, participantEvents, participants, visitDocuments } from '@verum/capture/participant';
import { ROLES } from '@verum/platform/access';
import { accessDocuments, memberDocuments } from '@verum/platform/accounts';
import { ViewWriter, type AnyProjection, type AnyStream, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { policyOf } from '@verum/platform/http';
import { corrections, recordTrail, seriousReports } from '.';
import { BeforeConsentController } from './before-consent/before-consent.http';
import { CorrectionsController } from './corrections/corrections.http';
import { KeptAccessesController } from './kept-accesses/kept-accesses.http';
import { LateEntriesController } from './late-entries/late-entries.http';
import { SeriousEventLatencyController } from './serious-event-latency/serious-event-latency.http';

const PROJECTIONS: readonly AnyProjection[] = [
  ...[recordTrail, corrections, seriousReports],
  ...[participantDocuments, visitDocuments, doseDocuments],
];
const views = new ViewWriter(':memory:', [...PROJECTIONS, accessDocuments, memberDocuments]);
afterAll(() => views.close());

const everywhere: Scope = { study: 's', sites: '*' };
const at702: Scope = { study: 's', sites: ['702'] };
const RECEIVED = '2026-02-20T08:00:00.000Z';

const tell = (stream: AnyStream, site: string, type: string, data: object, actor = 'a') => {
  const n = views.nextNumber('s', RECEIVED);
  const { says, when } = stream.catalogue[type]!;
  const metadata = {
    study: 's',
    site,
    participant: `p${site}`,
    actor,
    role: 'coordinator',
    organisation: 'o',
    source: 'api',
    receivedAt: RECEIVED,
  };
  const fact = {
    type,
    data,
    says: says(data as never),
    when: when(data as never),
    stream: `${stream.category}-${site}`,
    revision: n,
    n,
    metadata,
  };
  for (const projection of PROJECTIONS)
    if (projection.streams.includes(stream)) views.apply(projection, fact as unknown as Fact<any>);
};
const correction = { ...adverseEventEvents.ItemCorrected.example, item: 'AESTDTC' };
const dose = { ...dosingEvents.DoseGiven.example, ECSTDTC: '2026-01-10T09:10', ECENDTC: null };

beforeAll(() => {
  for (const site of ['701', '702'])
    tell(participants, site, 'ParticipantScreened', { ...participantEvents.ParticipantScreened.example, SITEID: site }); // 1, 2: on 2026-01-10
  tell(participants, '701', 'ConsentGiven', participantEvents.ConsentGiven.example); // 3
  tell(dosings, '701', 'DoseGiven', dose, 'b'); // 4
  tell(dosings, '701', 'DoseGiven', { ...dose, ECSPID: '2', ECOCCUR: 'N', ECREASOC: 'Pump' }, 'b'); // 5
  tell(adverseEvents, '702', 'AdverseEventReported', {
    ...adverseEventEvents.AdverseEventReported.example,
    AESER: 'Y',
    AESTDTC: '2026-02-19',
  }); // 6
  tell(adverseEvents, '702', 'ItemCorrected', correction, 'c'); // 7
  tell(adverseEvents, '702', 'ItemCorrected', { ...correction, item: 'AETERM', was: 'A', is: 'B' }); // 8
});

describe('R45 entries later than some days after the fact', () => {
  const read = (query: object, scope = everywhere) => new LateEntriesController(views).read(scope, query);
  const numbers = (query: object, scope?: Scope) => read(query, scope).entries.map(({ n }) => n);

  it('are those beyond, and not on, the day', () => {
    expect(numbers({ days: 40 })).toEqual([1, 2, 3, 4, 5]);
    expect(numbers({ days: 41 })).toEqual([]);
    expect(numbers({ days: 0 })).toEqual([1, 2, 3, 4, 5, 6]);
  });
  it('are counted by person on the first page', () => {
    const first = read({ limit: 2 });
    expect(first).toMatchObject({
      days: 7,
      people: [
        { actor: 'a', role: 'coordinator', organisation: 'o', count: 3 },
        { actor: 'b', count: 2 },
      ],
      next: 2,
    });
    expect(read({ limit: 2, after: 2 })).not.toHaveProperty('people');
    expect(read({ asOf: 4 })).toMatchObject({
      people: [
        { actor: 'a', count: 3 },
        { actor: 'b', count: 1 },
      ],
    });
  });
  it('R07 are those of one’s sites', () => expect(numbers({}, at702)).toEqual([2]));
});

describe('R28 corrections after a record', () => {
  const read = (query: object, scope = everywhere) => new CorrectionsController(views).read(scope, query).corrections;

  it('give both values, who and why', () =>
    expect(read({ after: 7 })).toMatchObject([
      { n: 8, item: 'AETERM', was: 'A', is: 'B', reasonCode: 'transcription', actor: 'a' },
    ]));
  it('are narrowed, paged and read as of a record', () => {
    expect(read({ item: 'AESTDTC' }).map(({ n }) => n)).toEqual([7]);
    expect(read({ actor: 'a', reasonCode: 'transcription' }).map(({ n }) => n)).toEqual([8]);
    expect(new CorrectionsController(views).read(everywhere, { limit: 1 })).toMatchObject({ next: 7 });
    expect(read({ asOf: 7 }).map(({ n }) => n)).toEqual([7]);
    expect(read({}, { study: 's', sites: ['701'] })).toEqual([]);
  });
});

describe('R35 doses and visits before consent', () => {
  const read = (query: object, scope = everywhere) => new BeforeConsentController(views).read(scope, query);

  it('are those that took place', () =>
    expect(read({}).entries).toEqual([
      expect.objectContaining({
        participant: 'p701',
        site: '701',
        kind: 'dose',
        record: '1',
        consentAt: '2026-01-10T09:35+01:00',
        minutes: 25,
      }),
    ]));
  it('are read as of a record, page by page and by site', () => {
    expect(read({ asOf: 3 }).entries).toEqual([]);
    expect(read({ limit: 1 })).toMatchObject({ entries: [], next: 2 });
    expect(read({ limit: 1, after: 2 }).entries).toHaveLength(1);
    expect(read({}, at702).entries).toEqual([]);
  });
});

describe('R38 serious events', () => {
  const read = (query: object) => new SeriousEventLatencyController(views).read(everywhere, query).adverseEvents;
  it('are listed with their latency, as of any record', () => {
    expect(read({})).toMatchObject([{ adverseEvent: '702', AETERM: 'B', status: 'notReceived', n: 8 }]);
    expect(read({ asOf: 7 })).toMatchObject([{ AETERM: adverseEventEvents.AdverseEventReported.example.AETERM, n: 6 }]);
    expect(read({ asOf: 5 })).toEqual([]);
  });
});

describe('R46 R49 R58 reads of unblinded data, exports and inspections', () => {
  const keep = (type: string, n: number, data: object, who: object = {}) => {
    const metadata = { study: 's', actor: 'x', role: 'auditor', organisation: 'o', receivedAt: RECEIVED, ...who };
    views.apply(accessDocuments, { type, data, stream: 'access-x', revision: n, n, metadata } as unknown as Fact<any>);
  };
  it('are one listing, or that of one of them', () => {
    keep('UnblindedDataRead', 3, { what: 'allocation', asOf: null });
    keep('RecordExported', 5, { what: 'ndjson', filter: '', count: 3, sha256: 'ab' });
    const inspector = { actor: 'y', role: 'inspector', participant: 'p702' };
    keep('InspectorRead', 6, { what: 'trail', asOf: null }, inspector);
    keep('UnblindedDataRead', 7, { what: 'allocation', asOf: null }, inspector);
    const numbers = (query: object, scope = everywhere) =>
      new KeptAccessesController(views).read(scope, query).accesses.map(({ n }) => n);
    expect([numbers({}), numbers({ asOf: 4 }), numbers({ actor: 'x' })]).toEqual([[3, 5, 6, 7], [3], [3, 5]]);
    const of = ['unblinded-reads', 'exports', 'inspections'].map((each) => numbers({ of: each }));
    expect(of).toEqual([[3, 7], [5], [6, 7]]);
    expect(numbers({ of: 'inspections', asOf: 6 })).toEqual([6]);
    expect([numbers({}, at702), numbers({}, { study: 's', sites: ['701'] })]).toEqual([
      [3, 5, 6, 7],
      [3, 5],
    ]);
  });
});

describe('R07 the listings', () => {
  const readers = (controller: { prototype: { read: object } }) =>
    ROLES.filter((role) => policyOf(controller.prototype.read)?.includes(role));
  it('are for monitor, data manager and auditor, and for nobody who has no part in it', () => {
    for (const controller of [
      LateEntriesController,
      CorrectionsController,
      BeforeConsentController,
      SeriousEventLatencyController,
    ]) {
      expect(readers(controller)).toEqual(expect.arrayContaining(['monitor', 'data-manager', 'auditor']));
      for (const role of ['coordinator', 'efficacy-rater', 'study-builder'] as const)
        expect(readers(controller)).not.toContain(role);
    }
    expect(readers(KeptAccessesController)).not.toContain('monitor');
  });
});
