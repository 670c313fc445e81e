import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { participantDocuments } from '@verum/capture/participant';
import type { Role } from '@verum/platform/access';
import {
  EventStore,
  idOfStudy,
  InMemoryEventStore,
  nameOf,
  Progress,
  Refusals,
  Views,
  ViewWriter,
  type DomainCommand,
  type Fact,
} from '@verum/platform/eventsourcing';
import { ApiAdapter, HttpModule, People, Whereabouts } from '@verum/platform/http';
import { adverseEventDocuments, adverseEvents, type AdverseEventEvent } from '.';
import { AdverseEventModule } from './adverse-event.module';
import { causality, coded, ending, grading, known, report, stateAfter, update } from './testing';

const STUDY = idOfStudy('KET-01');
const receivedAt = '2026-02-03T09:00:00.000Z';

/** A token is the name of the role that it gives. */
class Known extends People {
  override byToken(token: string) {
    const grants = [{ study: STUDY, role: token as Role, sites: '*', from: '2020-01-01T00:00:00.000Z', until: null }] as const;
    return { actor: 'a', organisation: 'o', grants };
  }
}

const views = new ViewWriter(':memory:', [adverseEventDocuments, participantDocuments]);

/** Decides and shows as the server does, without a store: who may and on what revision is the platform's, and shown there. */
const past = new Map<string, AdverseEventEvent[]>();
const execute = async ({ id, args, context, spec }: DomainCommand) => {
  const events = past.get(id) ?? [];
  const stream = nameOf(adverseEvents, id);
  const decided = spec.decide(args, stateAfter(...events), known) as readonly AdverseEventEvent[];
  for (const event of decided) {
    const { study, participant } = context;
    const n = views.nextNumber(study, receivedAt);
    const place = { stream, revision: events.length, n, metadata: { study, participant, site: '701', receivedAt } };
    views.apply(adverseEventDocuments, { ...event, ...place, says: '', when: null } as unknown as Fact<AdverseEventEvent>);
    events.push(event);
  }
  past.set(id, events);
  return { stream, revision: events.length - 1, events: decided.map(({ type }) => type) };
};

let app: NestFastifyApplication;
beforeAll(async () => {
  const kernel = {
    module: class Kernel {},
    global: true,
    providers: [
      { provide: CommandBus, useValue: { execute } },
      { provide: Views, useValue: views },
      { provide: EventStore, useValue: new InMemoryEventStore() },
      { provide: Progress, useValue: { reached: async () => {} } },
      { provide: Refusals, useValue: { note: async () => {} } },
    ],
    exports: [CommandBus, EventStore, Views, Progress, Refusals],
  };
  const edge = HttpModule.with({
    people: { provide: People, useClass: Known },
    whereabouts: { provide: Whereabouts, useValue: { isThere: () => true } },
  });
  const module = await Test.createTestingModule({ imports: [kernel, edge, AdverseEventModule] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new ApiAdapter({ level: 'silent' }), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  views.close();
});

const url = (path: string) => `/api/studies/KET-01/${path}`;
const EVENTS = 'participants/701-1015/adverse-events';
const post = (who: Role, path: string, body: object, headers = {}) =>
  request(app.getHttpServer())
    .post(url(path))
    .set({ authorization: `Bearer ${who}`, 'idempotency-key': randomUUID(), ...headers })
    .send(body);
const get = (who: Role, path: string) =>
  request(app.getHttpServer())
    .get(url(path))
    .set({ authorization: `Bearer ${who}` });

/** A body says nothing where the facts are null. */
const sent = (facts: object): object => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));

describe('an adverse event over HTTP', () => {
  it('goes from its report to its end, and every item that was sent is in the document', async () => {
    const reporting = { ...sent(report), AESHOSP: 'Y', severity: sent(grading), causality: sent(causality) };
    const { body, status } = await post('investigator', EVENTS, reporting);
    expect([status, body.events]).toEqual([201, ['AdverseEventReported', 'SeverityGraded', 'CausalityAssessed']]);
    const event = `${EVENTS}/${body.adverseEvent}`;
    const read = async (revision: number) => {
      const { body: doc } = await get('monitor', `${event}?atLeast=${body.stream}@${revision}`).expect(200);
      return doc;
    };
    expect(await read(2)).toMatchObject({ ...report, AESHOSP: 'Y', flagged: 'Y', AESEV: 'MILD', causality: [causality] });
    const flagged = async () => (await get('data-manager', 'adverse-events?flagged=Y')).body.adverseEvents.length;
    expect(await flagged()).toBe(1);

    const steps = [
      ['coordinator', 'severity', { AESEV: 'SEVERE', AETOXGR: 3, gradedOn: '2026-02-10' }],
      ['medical-monitor', 'causality', { assessor: 'sponsor', AEREL: 'NONE' }],
      ['coordinator', 'seriousness', sent(update)],
      ['data-manager', 'coding', { ...sent(coded.data), codes: sent(coded.data.codes) }],
      ['investigator', 'resolution', sent(ending)],
      [
        'investigator',
        'corrections',
        { item: 'AESTDTC', is: '2026-02-01', reasonCode: 'transcription', reason: 'Diary', cause: 'source' },
      ],
    ] as const;
    for (const [step, [who, path, sending]] of steps.entries())
      await post(who, `${event}/${path}`, sending, { 'if-match': `"${step + 2}"` }).expect(201);
    expect(await read(8)).toMatchObject({
      ...{ ...update, siteAware: report.siteAware, ...ending, AESTDTC: '2026-02-01', coding: coded.data },
      ...{ AESEV: 'SEVERE', AETOXGR: 3, worsened: ['2026-02-10'], flagged: 'N', revision: 8 },
    });
    expect(await flagged()).toBe(0);
    expect((await get('auditor', EVENTS)).body.adverseEvents).toHaveLength(1);
  });

  it.each<[number, Role, string, object]>([
    [400, 'coordinator', EVENTS, {}],
    [400, 'coordinator', EVENTS, { AETERM: 'Nausea', AESEV: 'MILD' }],
    [400, 'coordinator', EVENTS, { AETERM: 'Nausea', severity: { AESEV: 'WORST' } }],
    [422, 'coordinator', EVENTS, { AETERM: 'Nausea', AESTDTC: '2026-02-02', AEENDTC: '2026-02-01' }],
    [422, 'coordinator', EVENTS, { AETERM: 'Nausea', severity: {} }],
    [403, 'coordinator', EVENTS, { AETERM: 'Nausea', causality: { assessor: 'investigator', AEREL: 'NONE' } }],
    [403, 'monitor', EVENTS, { AETERM: 'Nausea' }],
    [404, 'coordinator', `${EVENTS}/${STUDY}/severity`, { AESEV: 'MILD' }],
    [403, 'data-manager', `${EVENTS}/${STUDY}/corrections`, {}],
  ])('answers %i to a %s who posts to %s %j', async (status, who, path, body) => {
    const answer = await post(who, path, body);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  });

  it.each([EVENTS, 'adverse-events', `${EVENTS}/${STUDY}`])('R04 %s is not for those who rate the outcome', (path) =>
    get('efficacy-rater', path).expect(403),
  );
});
