import { status, Server, ServerCredentials, type ServerDuplexStream, type ServerWritableStream } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';

export type Appends = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
export type Reads = ServerWritableStream<ReadReq, ReadResp>;

/** What the server does with an append, and with a read or a subscription; `nth` counts the calls of a kind from 1. */
export type Script = Readonly<{
  append?: (request: BatchAppendReq, call: Appends, nth: number) => void;
  read?: (request: ReadReq.Options, call: Reads, nth: number) => void;
}>;

const LEADER = 8;

/** A server that speaks EventStoreDB's protocol over a real socket, and misbehaves as the script says. */
export class FakeServer {
  readonly expected: string[] = [];
  reads = 0;
  appends = 0;
  private readonly server = new Server();
  private readonly open = new Set<Appends | Reads>();
  private port = 0;

  static async start(script: Script, port = 0): Promise<FakeServer> {
    const fake = new FakeServer(script);
    await fake.listen(port);
    return fake;
  }

  private constructor(private readonly script: Script) {
    const unary = (answer: () => unknown) => (_: unknown, reply: (error: null, value: unknown) => void) => reply(null, answer());
    this.server.addService(ServerFeaturesService as never, { getSupportedMethods: unary(supported) } as never);
    this.server.addService(GossipService as never, { read: unary(() => members(this.port)) } as never);
    this.server.addService(
      StreamsService as never,
      { batchAppend: (call: Appends) => this.onAppends(call), read: (call: Reads) => this.onRead(call) } as never,
    );
  }

  get endpoint(): string {
    return `127.0.0.1:${this.port}`;
  }

  get openCalls(): number {
    return this.open.size;
  }

  private async listen(port: number): Promise<void> {
    this.port = await new Promise((resolve, reject) =>
      this.server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
  }

  /** As when its process is killed: every connection breaks. */
  close(): void {
    this.server.forceShutdown();
  }

  private onAppends(call: Appends): void {
    this.keep(call);
    call.on('data', (request: BatchAppendReq) => {
      const options = request.getOptions()!;
      this.expected.push(options.hasNoStream() ? 'no stream' : options.hasAny() ? 'any' : options.getStreamPosition());
      this.appends++;
      this.script.append?.(request, call, this.appends);
    });
  }

  private onRead(call: Reads): void {
    this.keep(call);
    this.reads++;
    this.script.read?.(call.request.getOptions()!, call, this.reads);
  }

  private keep(call: Appends | Reads): void {
    this.open.add(call);
    call.on('error', () => undefined);
    call.on('cancelled', () => this.open.delete(call));
    call.on('close', () => this.open.delete(call));
    call.on('finish', () => this.open.delete(call));
  }
}

/** Ends a call the way a server does that falls. */
export const fail = (call: Appends | Reads, code: status = status.UNAVAILABLE, details = 'going down'): void =>
  void call.emit('error', Object.assign(new Error(details), { code, details }));

const supported = (): SupportedMethods => {
  const batch = new SupportedMethod();
  batch.setServiceName('event_store.client.streams.streams');
  batch.setMethodName('batchappend');
  const methods = new SupportedMethods();
  methods.setMethodsList([batch]);
  methods.setEventStoreServerVersion('24.6.0');
  return methods;
};

const members = (port: number): ClusterInfo => {
  const [info, member, place] = [new ClusterInfo(), new MemberInfo(), new EndPoint()];
  place.setAddress('127.0.0.1');
  place.setPort(port);
  member.setHttpEndPoint(place);
  member.setIsAlive(true);
  member.setState(LEADER);
  info.setMembersList([member]);
  return info;
};
