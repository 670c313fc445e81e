import { dosings } from '@verum/capture/dosing';
import { idOfDeviation, participantDocuments, participants, participantEvents, type Deviation } from '@verum/capture/participant';
import { NotThere, ViewWriter, type AnyStream, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { ProtocolDeviationController } from './protocol-deviation.http';
import { deviationDocuments } from './protocol-deviation.projection';

const views = new ViewWriter(':memory:', [deviationDocuments, participantDocuments]);
afterAll(() => views.close());
const controller = new ProtocolDeviationController(views);

const everywhere: Scope = { study: 's', sites: '*' };
const [P1, P2] = ['00000000-0000-5000-8000-000000000001', '00000000-0000-5000-8000-000000000002'];
const receivedAt = '2026-01-01T00:00:00.000Z';

const write = (stream: AnyStream, participant: string, site: string, type: string, data: object): void => {
  const n = views.nextNumber('s', receivedAt);
  const metadata = { study: 's', site, participant, actor: 'm', receivedAt };
  const place = { stream: `${stream.category}-${participant}`, revision: n, n, metadata };
  views.apply(deviationDocuments, { type, data, says: '', when: null, ...place } as unknown as Fact<any>);
};
const deviation: Deviation = {
  ...participantEvents.ProtocolDeviationDetected.example,
  ...{ rule: 'dose-max-per-dose', record: '1' },
};
const broken = { rule: deviation.rule, record: deviation.record };
const [OF_DOSE, OF_CONSENT] = [idOfDeviation(`dosing-${P1}`, broken), idOfDeviation(`participant-${P2}`, broken)];
const judged = { importance: 'important', DVCAT: 'DOSING', DVDECOD: 'DOSE', cause: 'Pump', action: 'Pump replaced' } as const;

const one = (id: string, query = {}) => controller.read(everywhere, id, query);
const listed = (query: object, scope = everywhere) =>
  controller.ofStudy(scope, query).deviations.map(({ deviation, status }) => [deviation, status]);

beforeAll(() => {
  write(dosings, P1, '701', 'ProtocolDeviationDetected', deviation); // 1
  write(participants, P2, '702', 'ProtocolDeviationDetected', deviation); // 2
  write(participants, P1, '701', 'ProtocolDeviationAssessed', { deviation: OF_DOSE, ...judged }); // 3
  write(dosings, P1, '701', 'ProtocolDeviationSuperseded', broken); // 4
  write(dosings, P1, '701', 'ProtocolDeviationDetected', { ...deviation, found: 'more still' }); // 5
  write(participants, P1, '701', 'ProtocolDeviationAssessed', { deviation: OF_DOSE, ...judged, cause: 'Pump again' }); // 6
});

describe('a deviation from the protocol', () => {
  it('is open until it is assessed, whichever stream it stands in', () => {
    expect(one(OF_DOSE, { asOf: 2 })).toMatchObject({ status: 'open', assessment: null, at: `dosing-${P1}@1` });
    expect(one(OF_DOSE, { asOf: 3 })).toMatchObject({
      status: 'assessed',
      assessment: { ...judged, assessedBy: 'm', assessedAt: receivedAt },
    });
  });
  it('that is superseded keeps its assessment', () =>
    expect(one(OF_DOSE, { asOf: 4 })).toMatchObject({ status: 'superseded', assessment: judged }));
  it('that is found again is open again, beside what was said before', () =>
    expect(one(OF_DOSE, { asOf: 5 })).toMatchObject({
      status: 'open',
      found: 'more still',
      at: `dosing-${P1}@5`,
      assessment: judged,
    }));
  it('is assessed again', () =>
    expect(one(OF_DOSE)).toMatchObject({ status: 'assessed', assessment: { ...judged, cause: 'Pump again' }, n: 6 }));

  it('that an assessment meets superseded stays so', () => {
    const fact = { type: 'ProtocolDeviationAssessed', data: { deviation: OF_DOSE, ...judged }, n: 7 };
    const metadata = { actor: 'm', receivedAt };
    const superseded = deviationDocuments.evolve(one(OF_DOSE, { asOf: 4 }), { ...fact, metadata } as unknown as Fact<never>);
    expect(superseded).toMatchObject({ status: 'superseded', n: 7 });
  });
  it('that nobody found is none, whatever was assessed', () => {
    write(participants, P2, '702', 'ProtocolDeviationAssessed', { deviation: 'of-nothing', ...judged });
    expect(listed({})).toHaveLength(2);
    expect(() => one('of-nothing')).toThrow(NotThere);
  });
});

describe('the list of deviations', () => {
  it('finds by status', () => {
    expect(listed({ status: 'open' })).toEqual([[OF_CONSENT, 'open']]);
    expect(listed({ status: 'assessed' })).toEqual([[OF_DOSE, 'assessed']]);
    expect(listed({ status: 'superseded' })).toEqual([]);
    expect(listed({ status: 'superseded', asOf: 4 })).toEqual([[OF_DOSE, 'superseded']]);
  });
  it('finds by site', () => expect(listed({ site: '702' })).toEqual([[OF_CONSENT, 'open']]));
  it('is paged', () => expect(controller.ofStudy(everywhere, { limit: 1 })).toMatchObject({ next: 2 }));
  it('R07 shows a site its own', () => {
    const at701: Scope = { study: 's', sites: ['701'] };
    expect(listed({}, at701)).toEqual([[OF_DOSE, 'assessed']]);
    expect(listed({ site: '702' }, at701)).toEqual([]);
    expect(() => controller.read({ ...at701, participant: P2 }, OF_CONSENT, {})).toThrow(NotThere);
  });
  it('R07 shows a participant their own', () =>
    expect(() => controller.read({ ...everywhere, participant: P1 }, OF_CONSENT, {})).toThrow(NotThere));
});
