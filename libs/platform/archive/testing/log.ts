import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InMemoryEventStore, type AnyStream, type Stored } from '@verum/platform/eventsourcing';
import { blockOf } from '../block.format';

const entry = { version: 2, upcasts: [(older: object) => ({ ...older, why: null })], when: () => null, example: {} };

/** A context as small as it gets: notes, of which version 2 says why. */
export const notes: AnyStream = {
  ...{ category: 'note', initial: null, evolve: () => null },
  catalogue: { Noted: { ...entry, says: ({ text }: { text: string }) => `Noted ${text.trim()}` } },
};

export const noted = (text: unknown, more: Partial<Stored> & { schema?: number; type?: string } = {}): Stored => {
  const { schema = 2, ...rest } = more;
  const metadata = { schema, study: 'S', receivedAt: '2026-01-02T03:04:05.678Z' } as Stored['metadata'];
  return { id: randomUUID(), type: 'Noted', data: { text, 9: 'kept', a: [1.5, null, 'ü€\n'] }, metadata, ...rest };
};

/** Streams `note-0` to `note-4`, by turns. */
export const logOfNotes = async (events: number): Promise<InMemoryEventStore> => {
  const store = new InMemoryEventStore();
  for (let i = 0; i < events; i++) await store.append(`note-${i % 5}`, Math.floor(i / 5) - 1, [noted(`number ${i}`)]);
  return store;
};

export const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'verum-archive-')), 'log.gz');

/** The same archive with other lines, in blocks as they should be: what somebody who alters a file could write. */
export const rewritten = (file: string, alter: (lines: string[]) => string[]): string => {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -1);
  const other = newFile();
  writeFileSync(other, Buffer.concat(alter(lines).map((line) => blockOf(Buffer.from(`${line}\n`)))));
  return other;
};
