import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { AccessBy } from '@verum/platform/accounts';
import type { Scope } from '@verum/platform/eventsourcing';
import { AccessLog } from '@verum/platform/http';
import { begun, delivered, type Made } from './delivery';
import type { Part } from './part';

/** `what` and `filter` are what the event says; `disposition` is that of the answer, with the name of a file. */
export type Export = Readonly<{ what: string; filter: string; type: string; disposition: string }>;

/** Answers with an export, and keeps that it was made: what, how much, its hash and who. */
@Injectable()
export class Exports {
  private readonly log = new Logger('Exports');

  constructor(private readonly accessLog: AccessLog) {}

  async answer(
    parts: AsyncIterable<Part>,
    { what, filter, ...head }: Export,
    by: AccessBy,
    scope: Scope,
  ): Promise<StreamableFile> {
    const note = ({ count, sha256, whole }: Made) => {
      const made = { what: whole ? what : `${what}, broken off`, filter, count, sha256 };
      const kept = this.accessLog.note({ type: 'RecordExported', data: made }, by, scope);
      // Of what has left already nobody can be told any more, so this is said to the operator.
      return whole ? kept : kept.catch(() => this.log.error(`A broken-off export was not kept: ${what}, ${count} records`));
    };
    const bytes = await begun(delivered(parts, note));
    return new StreamableFile(Readable.from(bytes, { objectMode: false, highWaterMark: 64 * 1024 }), head);
  }
}
