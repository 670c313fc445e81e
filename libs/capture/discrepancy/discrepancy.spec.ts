import { ViewWriter, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { pinsTheStoredForm, pinsTheView } from '@verum/platform/eventsourcing/testing';
import { discrepancyDocuments, discrepancyEvents, type DiscrepancyEvent } from '.';
import { DiscrepancyDocumentController } from './discrepancy-document/discrepancy-document.http';
import { answered, closed, raised, reopened } from './testing';

describe('the stored form of discrepancy events', () => pinsTheStoredForm(discrepancyEvents));
describe('the view', () => pinsTheView(discrepancyDocuments));

describe('sentences', () => {
  it('repeat no free text and no value', () => {
    const all = [raised, answered, closed, reopened].map(({ type, data }) => discrepancyEvents[type].says(data as never)).join();
    const { text, valueWhenRaised } = raised.data;
    for (const free of [text, valueWhenRaised!, answered.data.answer, closed.data.reason!, reopened.data.reason])
      expect(all).not.toContain(free);
  });
  it('name the target, and the check where one raised it', () => {
    const { says } = discrepancyEvents.QueryRaised;
    expect(says(raised.data)).toContain(`${raised.data.target}, by check ae-end-after-start 1`);
    expect(says({ ...raised.data, check: null })).toBe(`Raised a query about ${raised.data.target}`);
  });
});

describe('the list', () => {
  const views = new ViewWriter(':memory:', [discrepancyDocuments]);
  afterAll(() => views.close());
  const [A, B, C] = ['a', 'b', 'c'].map((letter) => `0000000${letter}-0000-5000-8000-000000000000`) as [string, string, string];
  const everywhere: Scope = { study: 's', sites: '*' };
  const revisions = new Map<string, number>();

  const write = (id: string, site: string, event: DiscrepancyEvent) => {
    const receivedAt = '2026-01-01T00:00:00.000Z';
    const revision = (revisions.get(id) ?? -1) + 1;
    revisions.set(id, revision);
    const metadata = { study: 's', site, participant: `p${site}`, receivedAt };
    const n = views.nextNumber('s', receivedAt);
    const fact = { ...event, stream: `discrepancy-${id}`, revision, n, metadata, says: '', when: null };
    views.apply(discrepancyDocuments, fact as unknown as Fact<DiscrepancyEvent>);
  };
  beforeAll(() => {
    write(A, '701', raised); // 1
    write(B, '702', raised); // 2
    write(C, '702', raised); // 3
    write(A, '701', answered); // 4
    write(B, '702', closed); // 5
    write(B, '702', reopened); // 6
  });

  const controller = new DiscrepancyDocumentController(views);
  const listed = (scope: Scope, query: object) =>
    controller.ofStudy(scope, query).discrepancies.map(({ discrepancy, status }) => [discrepancy, status]);

  it('shows each as it stands', () =>
    expect(listed(everywhere, {})).toEqual([
      [C, 'open'],
      [A, 'answered'],
      [B, 'open'],
    ]));
  it('finds by status, and as of any record', () => {
    expect(listed(everywhere, { status: 'answered' })).toEqual([[A, 'answered']]);
    expect(listed(everywhere, { status: 'closed' })).toEqual([]);
    expect(listed(everywhere, { status: 'closed', asOf: 5 })).toEqual([[B, 'closed']]);
  });
  it('is paged, and finds by site', () => {
    expect(controller.ofStudy(everywhere, { limit: 2 })).toMatchObject({ next: 4 });
    expect(listed(everywhere, { site: '701' })).toEqual([[A, 'answered']]);
  });
  it('R07 shows a site its own', () => {
    expect(listed({ study: 's', sites: ['701'] }, {})).toEqual([[A, 'answered']]);
    expect(() => controller.read({ study: 's', sites: ['701'], participant: 'p702' }, B, {})).toThrow('not in your scope');
  });
  it('counts how often one was reopened, and says why last', () =>
    expect(controller.read({ ...everywhere, participant: 'p702' }, B, {})).toMatchObject({
      reopened: 1,
      reason: reopened.data.reason,
      revision: 2,
    }));
});
