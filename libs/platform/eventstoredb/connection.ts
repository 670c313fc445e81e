import { setTimeout } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';

const LONGEST_FAREWELL = 2_000;
const ignore = () => undefined;

type Live = Readonly<{ client: EventStoreDBClient; channel: ReturnType<EventStoreDBClient['getChannel']> }>;

/**
 * One client at a time, and the next only when the last one is gone: the client keeps all its open appends in one table of
 * the process, where the end of any connection fails the appends of every other, and their late answers end the process.
 */
export class Connection {
  private live?: Live;
  private ready?: Promise<EventStoreDBClient>;
  private closed = false;

  constructor(private readonly url: string) {}

  client(): Promise<EventStoreDBClient> {
    return (this.ready ??= this.connect());
  }

  /** A client that failed is replaced, once, however many of its calls failed. */
  renew(failed: EventStoreDBClient): void {
    const live = this.live;
    if (live?.client !== failed) return;
    this.live = undefined;
    this.ready = letGo(live).then(() => this.connect());
    this.ready.catch(ignore); // whoever asks for the client is told
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.ready?.catch(ignore);
    if (this.live) await letGo(this.live);
    this.live = undefined;
    this.ready = this.connect();
    this.ready.catch(ignore);
  }

  private async connect(): Promise<EventStoreDBClient> {
    if (this.closed) throw new Error('This connection to the event store was closed');
    const client = clientAt(this.url);
    const channel = client['getChannel'](); // kept, because disposing of a client leaves it open
    channel.catch(ignore);
    this.live = { client, channel };
    return client;
  }
}

const letGo = async ({ client, channel }: Live): Promise<void> => {
  await Promise.race([client.dispose().catch(ignore), setTimeout(LONGEST_FAREWELL, undefined, { ref: false })]);
  void channel.then((open) => open.close()).catch(ignore);
};

/** `esdb://…` or `esdb+discover://…`, or the plain endpoint of an embedded node: `unix:/path` or `127.0.0.1:port`. */
export const clientAt = (url: string): EventStoreDBClient => {
  // With it a conflict is answered by revision 1, whatever the revision is.
  if (/throwOnAppendFailure=false/i.test(url)) throw new Error('throwOnAppendFailure=false is not supported');
  if (/^esdb(\+discover)?:\/\//.test(url)) return EventStoreDBClient.connectionString(url);
  return new EventStoreDBClient({ endpoint: url, connectionName: 'verum' }, { insecure: true });
};

let taken = false;

/** The right to talk to the store from this thread (each has the client's table of its own): one at a time. */
export const takeTurn = (): (() => void) => {
  if (taken) throw new Error('This thread has an event store open already: close it first, or share it');
  taken = true;
  return () => void (taken = false);
};
