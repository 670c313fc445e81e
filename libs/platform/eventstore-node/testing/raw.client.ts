import { Client, credentials, type Metadata, type ServiceError } from '@grpc/grpc-js';

const asItIs = (bytes: Buffer) => bytes;
const SERVICE = '/event_store.client.streams.Streams/';

export type Outcome = {
  readonly responses: Buffer[];
  readonly code: number;
  readonly details: string;
  readonly metadata?: Metadata;
};

/** Sends bytes that no client would, and says how the call ended. */
export class RawClient {
  private readonly client: Client;

  constructor(endpoint: string) {
    this.client = new Client(endpoint, credentials.createInsecure(), { 'grpc.max_send_message_length': -1 });
  }

  close(): void {
    this.client.close();
  }

  /** @param half leave the request open, and end after the first answer */
  call(method: string, messages: readonly Buffer[], half = false): Promise<Outcome> {
    return new Promise((resolve) => {
      const call = this.client.makeBidiStreamRequest(method.startsWith('/') ? method : SERVICE + method, asItIs, asItIs);
      const responses: Buffer[] = [];
      let ended: Pick<Outcome, 'code' | 'details' | 'metadata'> | undefined;
      call.on('data', (response: Buffer) => {
        responses.push(response);
        if (half) call.end();
      });
      call.on('error', (error: ServiceError) => (ended = error));
      call.on('status', (status) => resolve({ responses, ...(ended ?? status) }));
      for (const message of messages) call.write(message);
      if (!half) call.end();
    });
  }
}
