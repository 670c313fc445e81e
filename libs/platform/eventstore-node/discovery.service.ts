import { randomUUID } from 'node:crypto';
import type { Server } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { structured } from './record';

/** The server that this node answers like; clients read a version from it. */
const VERSION = '24.6.0';

const METHODS: Record<string, readonly string[]> = {
  'event_store.client.streams.streams': ['read', 'append', 'batchappend'],
  'event_store.client.gossip.gossip': ['read'],
  'event_store.client.server_features.serverfeatures': ['getsupportedmethods'],
};

/** What a client asks before anything else: who leads the cluster (this node, alone), and what the server can do. */
export function addDiscovery(server: Server, address: () => { host: string; port: number }): void {
  const instance = structured(randomUUID());
  server.addService(GossipService, {
    read: (_: unknown, answer: (error: null, response: ClusterInfo) => void) => {
      const { host, port } = address();
      const member = new MemberInfo()
        .setInstanceId(instance)
        .setTimeStamp(`${Date.now()}0000`)
        .setState(MemberInfo.VNodeState.LEADER)
        .setIsAlive(true)
        .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));
      answer(null, new ClusterInfo().setMembersList([member]));
    },
  });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: (error: null, response: SupportedMethods) => void) => {
      const methods = Object.entries(METHODS).flatMap(([service, names]) =>
        names.map((name) => new SupportedMethod().setServiceName(service).setMethodName(name)),
      );
      answer(null, new SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods));
    },
  });
}
