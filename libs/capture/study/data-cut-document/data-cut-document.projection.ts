import type { Projection } from '@verum/platform/eventsourcing';
import type { DataCut, StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** `n` is the record that a report at this cut is read as of, unless it asks for another. */
export type DataCutDocument = DataCut & Readonly<{ study: string; n: number }>;

export const dataCutDocuments: Projection<DataCutDocument, StudyEvent> = {
  name: 'data-cut',
  version: 1,
  streams: [studies],
  key: ({ stream, type, data }) => (type === 'DataCutNamed' ? `${stream}/${data.cutName}` : stream),
  columns: ['study', 'cutName'],
  evolve: (doc, { type, data, n, metadata: { study } }) => (type === 'DataCutNamed' ? { study, n, ...data } : doc),
};
