import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { Commits } from './commits';
import type { Read } from './log.reader';
import { encodeReadEvent, withStructuredId } from './record';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp | Buffer>;

/** Sends at the pace of the client: nothing is kept for one that is slow. */
export class Outgoing {
  constructor(
    private readonly call: ReadCall,
    readonly signal: AbortSignal,
    private readonly commits: Commits,
    private readonly structuredIds: boolean,
  ) {}

  send(response: ReadResp): void {
    this.call.write(response);
  }

  event({ record, position }: Read): void {
    this.call.write(encodeReadEvent(this.structuredIds ? withStructuredId(record) : record, position));
  }

  /** Lets other calls have their turn, and waits where the client has not taken what was sent. @throws Stopping */
  async breath(): Promise<void> {
    if (this.call.writableNeedDrain) await this.drained();
    else await new Promise((resolve) => setImmediate(resolve));
    this.commits.assertRunning();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.call.off('drain', done);
        this.signal.removeEventListener('abort', done);
        withdraw();
        resolve();
      };
      const withdraw = this.commits.whenStopped(() => setImmediate(done));
      this.call.once('drain', done);
      this.signal.addEventListener('abort', done);
      if (this.signal.aborted) done();
    });
  }
}
