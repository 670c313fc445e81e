import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { startNode, type Node } from '../node';
import { newFolder } from './folder';
import { RawClient } from './raw.client';
import { batch, event, named } from './requests';

/** A node and a client without manners. After each case the node must still take a good append. */
export function useHostileClient(): { readonly client: RawClient } {
  let node: Node;
  let client: RawClient;
  beforeAll(async () => {
    const folder = newFolder();
    node = await startNode({ folder, listen: { socket: join(folder, 'socket') } });
    client = new RawClient(node.endpoint);
  });
  afterEach(async () => {
    const { responses } = await client.call('BatchAppend', [batch(named(`good-${randomUUID()}`), [event])]);
    expect(BatchAppendResp.deserializeBinary(responses[0]!).hasSuccess()).toBe(true);
  });
  afterAll(async () => {
    client.close();
    await node.close();
  });
  return {
    get client() {
      return client;
    },
  };
}
