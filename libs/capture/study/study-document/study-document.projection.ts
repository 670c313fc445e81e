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
    switch (type) {
      case 'StudyRegistered':
        return { study, ...data, latestVersion: null, revision };
      case 'ProtocolVersionPublished':
        return doc && { ...doc, latestVersion: data.protocol.version, revision };
      case 'SiteOpened':
      case 'ProtocolVersionApproved':
      case 'ProtocolVersionActivated':
      case 'ConsentFormApproved':
      case 'DataCutNamed':
      case 'ReviewPlanned':
      case 'ReviewPerformed':
        return doc && { ...doc, revision };
    }
  },
};
