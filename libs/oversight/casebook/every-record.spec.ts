import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { Views } from '@verum/platform/eventsourcing';
import { adverseEventDocuments, adverseEvents } from '@verum/capture/adverse-event';
import { discrepancies, discrepancyDocuments } from '@verum/capture/discrepancy';
import { dosings } from '@verum/capture/dosing';
import { participantCourses, participantDocuments, participants } from '@verum/capture/participant';
import { publishedProtocols, siteDocuments, studies } from '@verum/capture/study';
import { deviationDocuments } from '@verum/oversight/trail';
import { InMemoryEventStore, NotThere, Pump, ViewWriter, type Recorded } from '@verum/platform/eventsourcing';
import { startServer, type Server } from '../../../test/support/server';
import {
  applied,
  CasebookReading,
  dataOf,
  differenceOf,
  flatAt,
  flattened,
  recordDifference,
  recordedData,
  type Casebook,
} from '.';
import { smallTrial } from './small-trial.fixture';

const streams = [studies, participants, dosings, adverseEvents, discrepancies];
const projections = [
  ...[participantDocuments, participantCourses, siteDocuments, publishedProtocols],
  ...[adverseEventDocuments, discrepancyDocuments, deviationDocuments, recordedData],
];

let server: Server;
let views: ViewWriter;
const scopes: { study: string; participant: string; sites: '*' }[] = [];
const live = new Map<string, string>();

const bookAt = (reader: Views, scope: (typeof scopes)[number], asOf?: number): Casebook | undefined => {
  try {
    return new CasebookReading(reader, scope, asOf).casebook;
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
};

/** A log that holds these events and no more. */
const logOf = (events: readonly Recorded[]) => Object.assign(new InMemoryEventStore(), { readAll: () => Readable.from(events) });

/** Folds the log again, event by event, and keeps every casebook that was live on the way. */
const foldStepByStep = async (study: string) => {
  views = new ViewWriter(':memory:', projections);
  const events: Recorded[] = [];
  for await (const event of server.store.readAll(streams.map(({ category }) => category))) events.push(event);
  for (const event of events) {
    for await (const _ of new Pump(logOf([event]), views, streams, projections).catchUp(event.position));
    const n = views.numberAt(study);
    for (const scope of scopes) live.set(`${scope.participant}@${n}`, JSON.stringify(bookAt(views, scope)) ?? '');
  }
};

beforeAll(async () => {
  server = await startServer();
  const { at, other, study } = await smallTrial(server);
  for (const path of [at, other]) {
    const { participant } = (await server.get('auditor', path)).body;
    scopes.push({ study, participant, sites: '*' });
  }
  await foldStepByStep(study);
}, 120_000);
afterAll(async () => {
  views.close();
  await server.stop();
});

it('R05 the casebook as of every record is the one that was live then, byte for byte', () => {
  expect(live.size).toBeGreaterThan(60);
  expect(new Set(live.values()).size).toBeGreaterThan(20);
  for (const scope of scopes)
    for (let n = 1; n <= views.numberAt(scope.study); n++)
      expect(JSON.stringify(bookAt(views, scope, n)) ?? '').toBe(live.get(`${scope.participant}@${n}`));
});

it('R05 the difference between any two records, applied to the first, gives the second', () => {
  const last = views.numberAt(scopes[0]!.study);
  const n = fc.integer({ min: 1, max: last });
  fc.assert(
    fc.property(fc.constantFrom(...scopes), n, n, (scope, from, to) => {
      const [one, other] = [from, to].map((each) => {
        const book = bookAt(views, scope, each);
        return book ? flattened(book) : {};
      }) as [object, object] as [Record<string, unknown>, Record<string, unknown>];
      expect(applied(one, differenceOf(one, other))).toEqual(other);
    }),
    { numRuns: 200 },
  );
});

it('R05 every change between two records names the records that caused it', () => {
  for (const scope of scopes) {
    const reading = new CasebookReading(views, scope);
    const data = dataOf(reading.recorded);
    const to = reading.asOf;
    for (let from = 1; from < to; from += 7) {
      const book = bookAt(views, scope, from);
      expect(flatAt(data, from)).toEqual(book ? flattened(book) : {});
      const { changes } = recordDifference(reading.recorded, [], [from, to]);
      for (const { records } of changes) expect(records.length).toBeGreaterThan(0);
      expect(changes.map(({ records: _, ...change }) => change)).toEqual(
        differenceOf(book ? flattened(book) : {}, flattened(reading.casebook)),
      );
    }
  }
});
