import { once } from 'node:events';
import { Command, Option } from 'commander';
import { recordEntries, type RecordEntry } from '@verum/exchange/record';
import { idOfMember, type EventStore } from '@verum/platform/eventsourcing';
import { mustBeThere, PARTICIPANT, recordNumber, STUDY } from './of-study';
import { paint } from './output';
import { withStore } from './platform';

type Replaying = {
  study: string;
  participant?: string;
  type?: string;
  actor?: string;
  from: number;
  to?: number;
  at?: number;
  follow?: true;
};

export const replayCommand = new Command('replay')
  .description('the record of a study in plain words, one event a line, in its order')
  .requiredOption(...STUDY)
  .option(...PARTICIPANT)
  .option('--type <event>', 'only events of this type, such as DoseGiven')
  .option('--actor <account>', 'only what this account did: its name or its id')
  .option('--from <n>', 'from this record number on', recordNumber, 1)
  .option('--to <n>', 'up to this record number', recordNumber)
  .option('--at <n>', 'the record as it stood at this number', recordNumber)
  .addOption(new Option('--follow', 'go on with what is recorded from now on, until Ctrl-C').conflicts(['to', 'at']))
  .action((asked: Replaying, command: Command) =>
    withStore(async (store) => {
      const named = await mustBeThere(store, asked);
      const { json = false } = command.optsWithGlobals<{ json?: boolean }>();
      const write = lineWriter();
      const print = json ? asDocument(write, asked.follow) : asLines(write);
      await replay(store, named.study, { ...asked, participant: named.participant }, print.entry);
      await print.end();
    }),
  );

type Write = (text: string) => Promise<boolean>;
type Print = Readonly<{ entry: (entry: RecordEntry) => Promise<boolean>; end: () => Promise<unknown> }>;

/** Until the end, or until nobody reads any more. */
const replay = async (store: EventStore, study: string, asked: Replaying, print: Print['entry']): Promise<void> => {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const events = recordEntries(store, study, asked.follow ? { signal: stopping.signal } : {});
  const last = Math.min(...[asked.to, asked.at].map((n = Infinity) => n));
  try {
    for await (const entry of events) {
      if (entry.n > last) break;
      if (isAsked(entry, asked) && !(await print(entry))) break;
    }
  } catch (error) {
    if (!stopping.signal.aborted) throw error; // Ctrl-C is no fault
  }
};

const isAsked = ({ n, participant, type, actor }: RecordEntry, asked: Replaying): boolean =>
  n >= asked.from &&
  [undefined, participant].includes(asked.participant) &&
  [undefined, type].includes(asked.type) &&
  (asked.actor === undefined || [asked.actor, idOfMember(asked.actor)].includes(actor));

const asLines = (write: Write): Print => ({
  entry: ({ n, USUBJID, says, role, receivedAt }) => {
    const [when, who] = [receivedAt.slice(0, 19).replace('T', ' '), role.padEnd(14)];
    return write(
      `${paint('dim', String(n).padStart(7))}  ${paint('dim', when)}  ${(USUBJID ?? '').padEnd(11)}  ${who}  ${says}\n`,
    );
  },
  end: async () => undefined,
});

/** One document, written as it comes; what never ends is one document a line. */
const asDocument = (write: Write, follow = false): Print => {
  if (follow) return { entry: (entry) => write(`${JSON.stringify(entry)}\n`), end: async () => undefined };
  let before = '{"entries":[\n';
  const entry = (each: RecordEntry) => {
    const text = before + JSON.stringify(each);
    before = ',\n';
    return write(text);
  };
  return { entry, end: () => write(before === ',\n' ? '\n]}\n' : '{"entries":[]}\n') };
};

/** Waits while the other end is full; false once it is gone, as `| head` is. */
const lineWriter = (): Write => {
  const { stdout } = process;
  let isGone = false;
  stdout.on('error', () => (isGone = true));
  return async (text) => {
    if (!isGone && !stdout.write(text)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
    return !isGone;
  };
};
