import { setTimeout } from 'node:timers/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { RECORDED_CATEGORIES, recordEntries, type RecordEntry } from '@verum/exchange/record';
import { recordTrail } from '@verum/oversight/trail';
import { idOfMember, StoreAway, type EventStore } from '@verum/platform/eventsourcing';
import { mustBeInRecord, mustBeThere, moment, PARTICIPANT, STUDY, type Moment } from './of-study';
import { tell } from './output';
import { withStore } from './platform';
import { replayPrinter } from './replay-printer';

type Replaying = {
  study: string;
  participant?: string;
  type?: string;
  actor?: string;
  from: Moment;
  to?: Moment;
  at?: Moment;
  follow?: true;
};
/** `last` is the last number that was read. */
type Read = Readonly<{ shown: number; last: number; end: 'of the record' | 'that was asked for' | 'of its reader' }>;

const TYPES = recordTrail.streams.flatMap(({ catalogue }) => Object.keys(catalogue)).sort();

const eventType = (text: string): string => {
  if (TYPES.includes(text)) return text;
  const close = TYPES.filter((type) => type.toLowerCase().includes(text.toLowerCase()));
  throw new InvalidArgumentError(`Events are named ${(close.length > 0 ? close : TYPES).join(', ')}.`);
};

export const replayCommand = new Command('replay')
  .description('the record of a study in plain words, one event a line, in its order')
  .requiredOption(...STUDY)
  .option(...PARTICIPANT)
  .option('--type <event>', 'only events of this type, such as DoseGiven', eventType)
  .option('--actor <account>', 'only what this account did: its name or its id')
  .option('--from <moment>', 'from this record number or UTC time on', moment, 1)
  .option('--to <moment>', 'up to this record number or UTC time', moment)
  .option('--at <moment>', 'the record as it stood at this number or UTC time', moment)
  .addOption(new Option('--follow', 'go on with what is recorded from now on, until Ctrl-C').conflicts(['to', 'at']))
  .action((asked: Replaying, command: Command) => {
    mustRunForwards(asked);
    return withStore(async (store, { eventStoreUrl }, joined) => {
      const named = await mustBeThere(store, asked);
      if (asked.follow && !joined && !eventStoreUrl)
        tell(command, 'No server is running here, and none can start before Ctrl-C.');
      const stop = stopping();
      const { signal } = stop;
      if (asked.follow) void watch(store, stop);
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const printer = replayPrinter(json, asked.follow);
      const entries = recordEntries(store, named.study, asked.follow ? { signal } : {});
      const read = await replay(entries, wanted({ ...asked, participant: named.participant }), printer.entry, signal);
      await printer.end();
      conclude(command, asked, read, signal);
      stop.abort(); // where its reader has left, nobody has yet
    });
  });

const conclude = (command: Command, { from, to, at, follow }: Replaying, { shown, last, end }: Read, signal: AbortSignal) => {
  if (signal.reason instanceof StoreAway)
    throw new Error(`The store is gone, and this with it: once it is there, go on with --from ${last + 1}.`);
  if (end === 'of the record' && !follow) mustBeInRecord(last, { from, to, at });
  if (end !== 'of its reader') tell(command, `${shown} of ${last} records`);
  if (signal.aborted && !follow) process.exitCode = 130; // as a shell says that it was stopped
};

const mustRunForwards = ({ from, to, at }: Replaying): void => {
  for (const [option, end] of Object.entries({ to, at }))
    if (typeof end === typeof from && end! < from)
      throw new Error(`--from ${from} must not come after --${option} ${end}: a record is read forwards.`);
};

/** Given with the first Ctrl-C, and with each one after it: where npx stands between, one key press comes twice. */
const stopping = (): AbortController => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort());
  return controller;
};

/** A line on which nothing comes must not look as if nothing happened: it ends where nobody is there to say anything. */
const watch = async (store: EventStore, stop: AbortController): Promise<void> => {
  while (!stop.signal.aborted) {
    await setTimeout(2_000, undefined, { signal: stop.signal }).catch(() => undefined);
    await store.head(RECORDED_CATEGORIES).catch((error: unknown) => stop.abort(error));
  }
};

/** Until the end, or until nobody reads any more. */
const replay = async (
  entries: AsyncIterable<RecordEntry>,
  wantedOf: (entry: RecordEntry) => Wanted,
  print: (entry: RecordEntry) => Promise<boolean>,
  signal: AbortSignal,
): Promise<Read> => {
  let [shown, last] = [0, 0];
  try {
    for await (const entry of entries) {
      const isWanted = wantedOf(entry);
      if (isWanted === 'past') return { shown, last, end: 'that was asked for' };
      last = entry.n;
      if (signal.aborted || (isWanted === 'yes' && !(await print(entry)))) return { shown, last, end: 'of its reader' };
      if (isWanted === 'yes') shown++;
    }
  } catch (error) {
    if (!signal.aborted) throw error; // Ctrl-C is no fault
  }
  return { shown, last, end: 'of the record' };
};

type Wanted = 'yes' | 'no' | 'past';

/** Of one entry after another, in the order of the record, whose times only ever go on. */
const wanted = ({ from, to, at, ...asked }: Replaying): ((entry: RecordEntry) => Wanted) => {
  let time = '';
  const isPast = (end: Moment | undefined, n: number) => end !== undefined && (typeof end === 'number' ? n > end : time > end);
  return (entry) => {
    if (entry.receivedAt > time) time = entry.receivedAt;
    if (isPast(to, entry.n) || isPast(at, entry.n)) return 'past';
    const isReached = typeof from === 'number' ? entry.n >= from : time >= from;
    return isReached && isAsked(entry, asked) ? 'yes' : 'no';
  };
};

const isAsked = ({ participant, type, actor }: RecordEntry, asked: Pick<Replaying, 'participant' | 'type' | 'actor'>): boolean =>
  [undefined, participant].includes(asked.participant) &&
  [undefined, type].includes(asked.type) &&
  (asked.actor === undefined || [asked.actor, idOfMember(asked.actor)].includes(actor));
