import { createHash, hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { isUuid, type AnyStream } from '@verum/platform/eventsourcing';
import { FORMAT, lineOf, type Header, type Kept, type Trailer } from './archive.format';
import { blocksOf } from './block.format';
import { Revisions, whyUnreadable } from './decoding';
import { ArchiveRefused, Broken } from './errors';

export type Archive = Readonly<{ header: Header; sha256: string }>;

/**
 * Each event of a backup in log order, and at the end what the backup is. Everything is checked on the way: blocks, counts,
 * digests, revisions, and whether this release can decode each event.
 * @throws ArchiveRefused, with the line, and the byte at which its block begins
 */
export function* readArchive(file: string, streams: readonly AnyStream[]): Generator<Kept, Archive> {
  mustBeFile(file);
  const [place, reading] = [{ at: 0, line: 1 }, new Reading(streams)];
  try {
    for (const { text } of blocksOf(file, (at) => (place.at = at)))
      for (const line of linesOf(text)) {
        const event = reading.take(line);
        if (event) yield event;
        place.line++;
      }
    return reading.end();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const isOurs = place.line > 1 || reading.isOurs;
    const what = isOurs ? 'The backup cannot be used' : 'This is no backup, or its beginning is altered';
    throw new ArchiveRefused(`${what}: line ${place.line}, in the block at byte ${place.at}: ${error.message}.`);
  }
}

/** Reads all of it; `progress` is told how many events it has seen. */
export const verifyArchive = (file: string, streams: readonly AnyStream[], progress?: (events: number) => void): Archive => {
  const events = readArchive(file, streams);
  for (let [next, count] = [events.next(), 0]; ; next = events.next()) {
    if (next.done) return next.value;
    progress?.(++count);
  }
};

class Reading {
  isOurs = false;
  private header?: Header;
  private headerSum = '';
  private trailer?: Trailer;
  private events = 0;
  private readonly sha = createHash('sha256');
  private readonly revisions = new Revisions();
  private readonly why: ReturnType<typeof whyUnreadable>;

  constructor(streams: readonly AnyStream[]) {
    this.why = whyUnreadable(streams);
  }

  /** The event of this line, where it is one. */
  take(line: string): Kept | undefined {
    must(!this.trailer, 'something follows the last line');
    const read = jsonOf(line);
    if (!this.header) return this.begin(line, read as Partial<Header>);
    if ('end' in read) return void (this.trailer = read as Trailer);
    this.sha.update(line);
    this.events++;
    return this.sound(line, read as Kept);
  }

  end(): Archive {
    const { header, trailer, events } = this;
    must(header && trailer, 'the file ends before its last line: it was cut off');
    must(trailer.events === events && header.events === events, `it holds ${events} events, and was made with ${header.events}`);
    must(header.streams === this.revisions.streams, `it holds ${this.revisions.streams} streams, not ${header.streams}`);
    must(trailer.header === this.headerSum, 'the first line is not the one that it was made with');
    const sha256 = this.sha.digest('hex');
    must(trailer.sha256 === sha256, 'the digest of its events is another: one was altered, moved or left out');
    return { header, sha256 };
  }

  private begin(line: string, header: Partial<Header>): undefined {
    must(header.verum === 'backup', 'its first line does not say that it is one');
    this.isOurs = true;
    const { format, release } = header;
    must(
      format === FORMAT,
      `it is of format ${format}, and this release reads format ${FORMAT}: use release ${release}, which made it`,
    );
    [this.header, this.headerSum] = [header as Header, hash('sha256', line)];
  }

  private sound(line: string, event: Kept): Kept {
    const { stream, revision, id, type, data, metadata } = event;
    must(typeof stream === 'string' && typeof type === 'string' && isUuid(id), 'this is no event');
    must(isObject(data) && isObject(metadata) && Number.isSafeInteger(revision), 'this is no event');
    must(line === lineOf(event), 'this event is not written in the form of the format');
    const wrong = this.revisions.next(event) ?? this.why(event);
    must(!wrong, `${stream}@${revision}: ${wrong}`);
    return event;
  }
}

function must(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Broken(what);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonOf = (line: string): object => {
  try {
    return Object(JSON.parse(line));
  } catch {
    throw new Broken('this line is no JSON');
  }
};

/** Each with its line end. */
function* linesOf(text: Buffer): Generator<string> {
  for (let [from, end] = [0, 0]; from < text.length; from = end) {
    end = text.indexOf('\n', from) + 1;
    must(end > 0, 'a block ends in the middle of a line');
    yield text.toString('utf8', from, end);
  }
}

const mustBeFile = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new ArchiveRefused('There is no such file.');
  if (found.size === 0) throw new ArchiveRefused('This is no backup: the file is empty.');
};
