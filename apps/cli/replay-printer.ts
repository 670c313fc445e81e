import { once } from 'node:events';
import type { RecordEntry } from '@verum/exchange/record';
import { ROLES } from '@verum/platform/access';
import { inUtc, paint, under } from './output';

type Write = (text: string) => Promise<boolean>;

/** `entry` is false once nobody reads any more. */
export type ReplayPrinter = Readonly<{ entry: (entry: RecordEntry) => Promise<boolean>; end: () => Promise<unknown> }>;

/** One line for people, or one document; what never ends is one document a line. */
export const replayPrinter = (json: boolean, follow = false): ReplayPrinter => {
  const write = lineWriter();
  if (!json) return asLines(write);
  return follow ? asDocuments(write) : asDocument(write);
};

const ROLE = Math.max(...ROLES.map((role) => role.length));

/** A number of a participant that is longer than most moves the rest of its line, and of those after it. */
const asLines = (write: Write): ReplayPrinter => {
  let width = 11;
  const entry = ({ n, USUBJID, says, role, receivedAt }: RecordEntry) => {
    width = Math.max(width, USUBJID?.length ?? 0);
    const place = `${String(n).padStart(6)}  ${inUtc(receivedAt)}  `;
    const whose = `${(USUBJID ?? '').padEnd(width)}  ${role.padEnd(ROLE)}  `;
    return write(`${paint('dim', place)}${whose}${under(place.length + whose.length, says)}\n`);
  };
  return { entry, end: async () => undefined };
};

const asDocuments = (write: Write): ReplayPrinter => ({
  entry: (entry) => write(`${JSON.stringify(entry)}\n`),
  end: async () => undefined,
});

/** Written as it comes. */
const asDocument = (write: Write): ReplayPrinter => {
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
