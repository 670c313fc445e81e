import { randomUUID } from 'node:crypto';
import { LogReader, type Read } from '../log.reader';
import { LogWriter } from '../log.writer';
import type { Proposed } from '../record';

export const proposed = (data = 'data', id: string = randomUUID()): Proposed => ({
  id,
  type: 'Noted',
  contentType: 'application/json',
  data: Buffer.from(JSON.stringify({ data })),
  metadata: Buffer.from('{"actor":"someone"}'),
});

export const openWriter = (folder: string, failed: (error: Error) => void = () => undefined): LogWriter =>
  new LogWriter(folder, () => undefined, failed);

/** A store of some streams, closed as a node closes it. */
export async function writeLog(folder: string, streams: number, each: number): Promise<void> {
  const writer = openWriter(folder);
  for (let revision = 0; revision < each; revision++)
    await Promise.all(
      Array.from({ length: streams }, (_, stream) =>
        writer.append(`stream-${stream}`, revision - 1, [proposed(`${stream} ${revision}`.repeat(20))]),
      ),
    );
  writer.close();
}

/** The whole log as its readers see it. */
export function readLog(folder: string): Read[] {
  const reader = new LogReader(folder);
  try {
    const all: Read[] = [];
    for (let from = 1; ;) {
      const page = reader.all(from, Infinity, false);
      const last = page.at(-1);
      if (!last) return all;
      all.push(...page);
      from = last.position + last.record.length;
    }
  } finally {
    reader.close();
  }
}

/** The first page of a stream. */
export function readStream(folder: string, stream: string): Read[] {
  const reader = new LogReader(folder);
  try {
    return reader.stream(stream, 0, Infinity, false);
  } finally {
    reader.close();
  }
}
