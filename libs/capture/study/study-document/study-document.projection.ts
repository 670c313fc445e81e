import type { Projection } from '@verum/platform/eventsourcing';
import type { StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** `revision` is that of the study's stream: what a change to the study names in If-Match. */
export type StudyDocument = Readonly<{
  study: string;
  STUDYID: string;
  title: string;
  sponsor: string;
  latestVersion: string | null;
  revision: number;
}>;

export const studyDocuments: Projection<StudyDocument, StudyEvent> = {
  name: 'study',
  version: 1,
  streams: [studies],
  key: ({ stream }) => stream,
  columns: ['study'],
  evolve: (doc, { type, data, revision, metadata: { study } }) => {
    if (type === 'StudyRegistered') return { study, ...data, latestVersion: null, revision };
    const latestVersion = type === 'ProtocolVersionPublished' && { latestVersion: data.protocol.version };
    return doc && { ...doc, ...latestVersion, revision };
  },
};
