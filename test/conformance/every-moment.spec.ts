import { existsSync } from 'node:fs';
import { importSdtm } from '@verum/exchange/sdtm';
import { applied, CasebookReading, differenceOf, flattened } from '@verum/oversight/casebook';
import { idOfStudy, InMemoryEventStore, Pump, ViewWriter } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { InMemoryVault } from '@verum/platform/vault';
import { projections, streams } from '../../apps/server/record';
import { pilotFolder } from './pilot.published';

const isThere = existsSync(pilotFolder);
if (!isThere) process.stdout.write(`SKIPPED: no reference study at ${pilotFolder}; set VERUM_SHARED to rewind it\n`);

const STUDY = 'CDISCPILOT01';
const MOMENTS = 200;

/** Different numbers below a limit, in order. */
const drawn = (count: number, below: number): number[] => {
  const found = new Set<number>();
  while (found.size < count) found.add(Math.floor(Math.random() * below));
  return [...found].sort((a, b) => a - b);
};

(isThere ? describe : describe.skip)('a finished study, rewound', () => {
  const views = new ViewWriter(':memory:', projections);
  const study = idOfStudy(STUDY);
  const live: { participant: string; n: number; book: string }[] = [];
  const bookAt = (participant: string, asOf?: number) =>
    new CasebookReading(views, { study, participant, sites: '*' }, asOf).casebook;

  beforeAll(async () => {
    const [store, vault] = [new InMemoryEventStore(), new InMemoryVault()];
    const summary = await importSdtm({ folder: pilotFolder, study: STUDY, store, run: commandsOn({ store, vault }) });
    expect(summary.outcome).toBe('done');
    const log = await Array.fromAsync(store.readAll(streams.map(({ category }) => category)));
    const ofParticipants = log.filter(({ metadata, stream }) => metadata.participant && !stream.startsWith('allocation-'));
    const pump = new Pump(store, views, streams, projections);
    for (const place of drawn(MOMENTS, ofParticipants.length)) {
      const { position, metadata } = ofParticipants[place]!;
      for await (const _ of pump.catchUp(position));
      const participant = metadata.participant!;
      live.push({ participant, n: views.numberAt(study), book: JSON.stringify(bookAt(participant)) });
    }
    for await (const _ of pump.catchUp(log.at(-1)!.position));
  }, 120_000);
  afterAll(() => views.close());

  it(`R05 the casebook as of ${MOMENTS} random records is the one that was live then, byte for byte`, () => {
    expect(live).toHaveLength(MOMENTS);
    for (const { participant, n, book } of live) expect(JSON.stringify(bookAt(participant, n))).toBe(book);
    const changed = live.filter(({ participant, book }) => JSON.stringify(bookAt(participant)) !== book);
    expect(changed.length).toBeGreaterThan(MOMENTS / 2); // most have moved on since
  });

  it('R05 the difference of random pairs of them, applied to the first, gives the second', () => {
    for (const { participant, n } of live) {
      const last = views.numberAt(study);
      const [one, other] = [bookAt(participant, n), bookAt(participant, n + Math.floor(Math.random() * (last - n + 1)))].map(
        flattened,
      );
      expect(applied(one!, differenceOf(one!, other!))).toEqual(other);
    }
  });
});
