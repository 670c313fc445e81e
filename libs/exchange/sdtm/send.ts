import {
  isDomainError,
  uuid5,
  type Answer,
  type CommandContext,
  type DomainCommand,
  type DomainError,
} from '@verum/platform/eventsourcing';
import type { Step } from './mapping/draft';
import { shapeOf } from './mapping/domains';
import { text, type Row } from './mapping/row';
import type { Tally } from './tally';
import type { ThereBefore } from './there-before';

export type Run = (command: DomainCommand) => Promise<Answer>;

/** Where commands go and where it is written down what became of them. */
export type Sending = Readonly<{ study: string; run: Run; now: () => string; tally: Tally; before: ThereBefore }>;

export const contextFor = ({ study, now }: Sending, commandId: string, more: Partial<CommandContext> = {}): CommandContext => ({
  ...{ commandId, study, actor: 'shell', role: 'importer', organisation: 'operator', sites: '*', source: 'import' },
  ...{ receivedAt: now(), ...more },
});

/** The id of a row's first command: the same row is the same command, and a changed one is another. */
export const importKey = (study: string, row: Row): string => {
  const { key } = shapeOf(row.domain);
  const [subject, ...rest] = key.map((column) => text(row, column) ?? '');
  return uuid5(study, [row.domain, subject, rest.join('@'), row.digest].join('/'));
};

/** Sends the commands of a row one after another and stops at a refusal: what follows in it rests on what came before. */
export const sendStep = async (sending: Sending, { row, drafts }: Step, context: Partial<CommandContext>): Promise<void> => {
  const { study, tally } = sending;
  const key = importKey(study, row);
  for (const { part, command } of drafts) {
    if (tally.isRefused(row)) return;
    const commandId = part === null ? key : uuid5(key, part);
    const sent = await send(sending, command(contextFor(sending, commandId, context)));
    if ('refusal' in sent) return refuse(tally, row, sent.refusal);
    tally.note(row, sent.events === 0 ? 'there' : 'taken');
  }
};

type Sent = Readonly<{ revision: number; events: number }> | Readonly<{ refusal: DomainError }>;

/** `events`: how many were stored now. A store that is away, or anything unforeseen, ends the import: run again, it goes on. */
export const send = async ({ run, tally, before }: Sending, command: DomainCommand): Promise<Sent> => {
  tally.commands++;
  try {
    const revision = await before.revisionOf(command);
    const answer = await run(command);
    const events = answer.replayed || answer.revision <= revision ? 0 : answer.events.length;
    tally.events += events;
    return { revision: answer.revision, events };
  } catch (error) {
    if (!isDomainError(error) || error.kind === 'away' || error.kind === 'full') throw error;
    return { refusal: error };
  }
};

/** How a command is refused whose record is there with other facts. */
const OTHERWISE = ['already-there', 'recorded-otherwise', 'command-reused', 'site-opened-otherwise', 'version-taken', 'stale'];
export const isThereOtherwise = ({ code, rules = [] }: DomainError): boolean =>
  OTHERWISE.includes(code) || rules.includes('no-version-active');

const refuse = (tally: Tally, row: Row, refusal: DomainError): void => {
  const changed = isThereOtherwise(refusal);
  tally.note(row, changed ? 'changed' : 'notTaken');
  tally.list({ file: row.file, line: row.line, column: columnsOf(row, refusal), ...wordsOf(refusal) });
};

/** The words of an error about times show the times: here nobody gets to read what a row holds. */
export const wordsOf = (refusal: DomainError) => {
  const { code, rules = [], message } = refusal;
  if (isThereOtherwise(refusal)) return { rule: code, message: CHANGED };
  const named = code === 'local-time-unclear' ? 'a local time that the clocks of the site showed twice or left out' : message;
  return { rule: [code, ...rules].join('/'), message: named };
};

const CHANGED =
  'it is there with other facts: changed in the source since it was imported, or recorded otherwise; not sent: correct it';

/** Every column that the refusal points at. The dose is recorded as EC and comes from EX. */
const columnsOf = ({ domain }: Row, { fields = [] }: DomainError): string | null => {
  const items = fields.map((pointer) => pointer.slice(pointer.lastIndexOf('/') + 1));
  const named = domain === 'EX' ? items.map((item) => item.replace(/^EC/, 'EX')) : items;
  return named.length > 0 ? named.join(', ') : null;
};
