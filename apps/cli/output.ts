import { styleText } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { DomainError } from '@verum/platform/eventsourcing';

const isPerson = (): boolean => process.stdout.isTTY === true;

/** A table for people, or one JSON document where `--json` asks for it. */
export const print = (command: Command, answer: object, lines: readonly string[]): void => {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  process.stdout.write(`${json ? JSON.stringify(answer) : lines.join('\n')}\n`);
};

/** Colours only on a terminal. */
export const paint = (style: 'green' | 'red' | 'yellow' | 'bold' | 'dim', text: string): string =>
  isPerson() ? styleText(style, text) : text;

export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};

/** What went wrong, in one sentence, and where a rule said no, which one; for a machine, as JSON on stderr. */
export const sayError = (error: unknown, json = false): void => {
  const { message } = error as Error;
  const { code, rules, fields }: Partial<DomainError> = error instanceof DomainError ? error : {};
  if (json)
    return void process.stderr.write(`${JSON.stringify({ error: { code: code ?? 'failed', message, rules, fields } })}\n`);
  const more =
    error instanceof DomainError ? ` (${[error.code, ...(error.rules ?? []), ...(error.fields ?? [])].join(', ')})` : '';
  process.stderr.write(`${paint('red', 'verum:')} ${message}${more}\n`);
};

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
