import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { DomainError, StoreAway } from '@verum/platform/eventsourcing';

const isPerson = (): boolean => process.stdout.isTTY === true;

/** A table for people, or one JSON document where `--json` asks for it. */
export const print = (command: Command, answer: object, lines: readonly string[]): void => {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  process.stdout.write(`${json ? JSON.stringify(answer) : lines.join('\n')}\n`);
};

/** How much that was: beside the answer, so that whoever counts or filters its lines meets nothing else there. */
export const tell = (command: Command, text: string): void => {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  if (!json) process.stderr.write(`${paint('dim', text, process.stderr)}\n`);
};

/** Colours only on a terminal, and only where NO_COLOR does not forbid them. */
export const paint = (
  style: 'green' | 'red' | 'yellow' | 'bold' | 'dim',
  text: string,
  to: WriteStream = process.stdout,
): string => (to.isTTY === true ? styleText(style, text, { stream: to }) : text);

/** `before` stands before each line; a last cell that a terminal is too narrow for goes on under itself. */
export const columns = (rows: readonly (readonly string[])[], before = ''): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => {
    const head = row.slice(0, -1).map((cell, column) => `${cell.padEnd(widths[column]!)}  `);
    const text = before + head.join('');
    return `${text}${under(text.length, row.at(-1)!)}`.trimEnd();
  });
};

/** What is left of a line beside its head is too little to read in below this; then the text goes on with this indent. */
const NARROW = 30;
const INDENT = 8;

const wide = (): number => (isPerson() ? process.stdout.columns || Infinity : Infinity);

/** The text that follows a head of so many characters. On a terminal no word is cut in two: lines go on under the first one. */
export const under = (head: number, text: string, width = wide()): string => {
  if (head + text.length <= width) return text;
  const isBeside = width - head >= NARROW;
  const indent = isBeside ? head : INDENT;
  const lines = wrapped(text, width - indent);
  return (isBeside ? lines : ['', ...lines]).join(`\n${' '.repeat(indent)}`);
};

const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** 1 record, 2 records */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** 2026-06-30 12:00:00Z */
export const inUtc = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')}Z`;

/** What went wrong, in one sentence, and where a rule said no, which one; for a machine, as JSON on stderr. */
export const sayError = (error: unknown, json = false): void => {
  const message = error instanceof StoreAway ? NO_STORE : (error as Error).message;
  const { code, rules, fields }: Partial<DomainError> = error instanceof DomainError ? error : {};
  if (json)
    return void process.stderr.write(`${JSON.stringify({ error: { code: code ?? 'failed', message, rules, fields } })}\n`);
  const more =
    error instanceof DomainError ? ` (${[error.code, ...(error.rules ?? []), ...(error.fields ?? [])].join(', ')})` : '';
  process.stderr.write(`${paint('red', 'verum:', process.stderr)} ${message}${more}\n`);
};

/** Here nobody has sent anything with a key. */
const NO_STORE = 'The event store does not answer. See that it runs, and what EVENTSTORE_URL says; then run this again.';

/** A bar on a terminal; elsewhere nothing, because a log file is no place for one. */
export const progressBar = (what: string) => {
  if (process.stderr.isTTY !== true) return { update: (_: number) => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${what} {bar} {value} events, {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(1, 0);
  return {
    update: (value: number) => {
      bar.setTotal(Math.max(1, value));
      bar.update(value);
    },
    stop: () => bar.stop(),
  };
};
