import { createHash } from 'node:crypto';
import type { AnyStream, EventStore } from '@verum/platform/eventsourcing';
import { lineOf, type Kept } from './archive.format';
import { readArchive, verifyArchive, type Archive } from './archive.reader';
import { NotTheSame, StoreNotEmpty } from './errors';

export type Restoring = Readonly<{
  streams: readonly AnyStream[];
  /** Goes on in a store that holds the beginning of this very log; else the store must be empty. */
  resume?: boolean;
  /** How many appends are under way at a time: more than one only for a node that takes them in the order they were sent in. */
  atOnce?: number;
  progress?: (events: number) => void;
}>;

export type Restored = Archive & Readonly<{ there: number; appended: number }>;

const [LARGEST_RUN, LONGEST_RUN] = [256 * 1024, 200];

/**
 * Every event of a backup, in log order and with its id and revision, so that record numbers stay; the whole file is checked
 * before the first one, and afterwards the log of the store against the file.
 * @throws ArchiveRefused, StoreNotEmpty, NotTheSame
 */
export const restoreLog = async (file: string, store: EventStore, restoring: Restoring): Promise<Restored> => {
  const { streams, resume, atOnce = 1, progress } = restoring;
  const categories = streams.map(({ category }) => category);
  const archive = verifyArchive(file, streams);
  if (!resume && (await store.head(categories)))
    throw new StoreNotEmpty('The store holds events already: a backup is restored into an empty one.');

  const events = readArchive(file, streams);
  let there = 0;
  for await (const held of store.readAll(categories)) {
    const { value } = events.next();
    if (!value || 'header' in value || lineOf(held) !== lineOf(value))
      throw new StoreNotEmpty(`The store holds another log: ${held.stream}@${held.revision} is not what the source has there.`);
    there++;
    progress?.(there);
  }
  const appended = await appendAll(runsOf(events), store, atOnce, (count) => progress?.(there + count));
  await mustBeTheSame(store, categories, archive);
  return { ...archive, there, appended };
};

/** The digest of a log, as the last line of its backup has it. */
export const digestOf = async (store: EventStore, categories: readonly string[]) => {
  const sha = createHash('sha256');
  let events = 0;
  for await (const event of store.readAll(categories)) {
    sha.update(lineOf(event));
    events++;
  }
  return { events, sha256: sha.digest('hex') };
};

const mustBeTheSame = async (store: EventStore, categories: readonly string[], { header, sha256 }: Archive): Promise<void> => {
  const log = await digestOf(store, categories);
  if (log.events === header.events && log.sha256 === sha256) return;
  throw new NotTheSame(
    `The store holds ${log.events} events that are not the ${header.events} of the source in their order: do not use it.`,
  );
};

const appendAll = async (
  runs: Iterable<readonly Kept[]>,
  store: EventStore,
  atOnce: number,
  progress: (events: number) => void,
): Promise<number> => {
  const underWay: Promise<void>[] = [];
  let appended = 0;
  for (const run of runs) {
    const sent = store.append(run[0]!.stream, run[0]!.revision - 1, run.map(storedOf));
    sent.catch(() => undefined); // whoever waits for it is told
    underWay.push(sent);
    // The first one alone: it opens the connection on which the others follow in their order.
    if (appended === 0 || underWay.length >= atOnce) await underWay.shift();
    progress((appended += run.length));
  }
  for (const sent of underWay) await sent;
  return appended;
};

const storedOf = ({ id, type, data, metadata }: Kept) => ({ id, type, data, metadata });

/** Events of one stream that follow each other in the log: one append. */
function* runsOf(events: Iterable<Kept>): Generator<readonly Kept[]> {
  let [run, size]: [Kept[], number] = [[], 0];
  for (const event of events) {
    const length = lineOf(event).length;
    if (run.length && (run[0]!.stream !== event.stream || size + length > LARGEST_RUN || run.length === LONGEST_RUN)) {
      yield run;
      [run, size] = [[], 0];
    }
    run.push(event);
    size += length;
  }
  if (run.length) yield run;
}
