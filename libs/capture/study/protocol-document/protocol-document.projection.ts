import type { Projection } from '@verum/platform/eventsourcing';
import type { ProtocolDocument } from '../protocol.document';
import type { StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** Written once, so that its size costs nothing afterwards. */
export type PublishedProtocol = ProtocolDocument & Readonly<{ study: string; n: number }>;

export const publishedProtocols: Projection<PublishedProtocol, StudyEvent> = {
  name: 'protocol',
  version: 1,
  streams: [studies],
  key: ({ stream, type, data }) => (type === 'ProtocolVersionPublished' ? `${stream}/${data.protocol.version}` : stream),
  columns: ['study', 'version'],
  evolve: (doc, { type, data, n, metadata: { study } }) =>
    type === 'ProtocolVersionPublished' ? { study, n, ...data.protocol } : doc,
};
