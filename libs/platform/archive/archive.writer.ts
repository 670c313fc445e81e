import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { EventStore } from '@verum/platform/eventsourcing';
import { FORMAT, HEADER_LENGTH, headerLine, lineOf, trailerLine, type Header, type Kept } from './archive.format';
import { blockOf } from './block.format';
import { Revisions } from './decoding';
import { Broken } from './errors';

export type Writing = Pick<Header, 'release' | 'madeAt' | 'categories'> & Readonly<{ progress?: (events: number) => void }>;
export type Written = Readonly<{ header: Header; sha256: string; bytes: number }>;

const BLOCK = 256 * 1024;
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/**
 * The log up to the event that is its newest now, while others append. The file is there whole, and on the disk, or not at
 * all; none is ever replaced. Throws Broken where the log has a hole.
 */
export const writeArchive = async (store: EventStore, file: string, writing: Writing): Promise<Written> => {
  mustBeFree(file);
  const head = await store.head(writing.categories);
  const partial = `${file}.${process.pid}.partial`;
  const writer = new ArchiveWriter(partial);
  try {
    for await (const event of head ? store.readAll(writing.categories) : []) {
      if (event.position > head!.position) break;
      writer.add(event);
      writing.progress?.(writer.events);
    }
    const newest = head ? { stream: head.stream, revision: head.revision, id: head.id } : null;
    const { progress: _, ...said } = writing;
    const written = writer.end({ ...said, newest });
    publish(partial, file);
    return written;
  } finally {
    writer.close();
    rmSync(partial, { force: true });
  }
};

class ArchiveWriter {
  events = 0;
  private readonly fd: number;
  private readonly sha = createHash('sha256');
  private readonly revisions = new Revisions();
  private last?: Kept;
  private lines: string[] = [];
  private waiting = 0;
  private bytes: number;

  constructor(file: string) {
    this.fd = openSync(file, 'wx', 0o600);
    this.bytes = this.write(Buffer.alloc(blockOf(Buffer.alloc(HEADER_LENGTH), 0).length));
  }

  add(event: Kept): void {
    const wrong = this.revisions.next(event);
    if (wrong) throw new Broken(`The log cannot be backed up at ${event.stream}@${event.revision}: ${wrong}`);
    const line = lineOf(event);
    this.sha.update(line);
    this.lines.push(line);
    [this.last, this.events] = [event, this.events + 1];
    if ((this.waiting += line.length) >= BLOCK) this.flush();
  }

  end(said: Pick<Header, 'release' | 'madeAt' | 'categories' | 'newest'>): Written {
    const { newest } = said;
    if (newest && (this.last?.stream !== newest.stream || this.last.revision !== newest.revision))
      throw new Broken(`The log ended before its newest event ${newest.stream}@${newest.revision}: nothing was kept`);
    this.flush();
    const [sha256, { events }] = [this.sha.digest('hex'), this];
    const header: Header = { verum: 'backup', format: FORMAT, ...said, events, streams: this.revisions.streams };
    const first = headerLine(header);
    const trailer = trailerLine({ end: 'backup', events, sha256, header: createHash('sha256').update(first).digest('hex') });
    this.bytes += this.write(blockOf(Buffer.from(trailer)));
    this.write(blockOf(Buffer.from(first), 0), 0);
    fsyncSync(this.fd);
    return { header, sha256, bytes: this.bytes };
  }

  close(): void {
    closeSync(this.fd);
  }

  private flush(): void {
    if (this.lines.length) this.bytes += this.write(blockOf(Buffer.from(this.lines.join(''))));
    [this.lines, this.waiting] = [[], 0];
  }

  private write(bytes: Buffer, at: number | null = null): number {
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.fd, bytes, done, bytes.length - done, at === null ? null : at + done);
    return bytes.length;
  }
}

const mustBeFree = (file: string): void => {
  if (existsSync(file)) throw new Broken('There is a file of that name already, and no backup is ever replaced.');
  if (!existsSync(dirname(resolve(file)))) throw new Broken('The folder that the backup is to stand in is not there.');
};

/** A link, because a rename would replace what came there meanwhile; some disks, such as a stick's, have no links. */
const publish = (partial: string, file: string): void => {
  try {
    linkSync(partial, file);
  } catch (error) {
    mustBeFree(file);
    if (!NO_LINKS.includes(String((error as NodeJS.ErrnoException).code))) throw error;
    renameSync(partial, file);
  }
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = openSync(dirname(resolve(file)), 'r');
  fsyncSync(folder);
  closeSync(folder);
};
