import type { Projection } from '@verum/platform/eventsourcing';
import type { StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** A consent form that may be offered at a site (R36). */
export type ConsentFormDocument = Readonly<{
  study: string;
  site: string;
  consentForm: string;
  formVersion: string;
  language: string;
  approvedOn: string;
  reference: string;
  digest: string | null;
  n: number;
}>;

export const consentFormDocuments: Projection<ConsentFormDocument, StudyEvent> = {
  name: 'consent-form',
  version: 1,
  streams: [studies],
  key: ({ stream, type, data }) =>
    type === 'ConsentFormApproved' ? [stream, data.SITEID, data.consentForm, data.formVersion, data.language].join('/') : stream,
  columns: ['study', 'site'],
  evolve: (doc, { type, data, n, metadata: { study } }) => {
    if (type !== 'ConsentFormApproved') return doc;
    const { SITEID: site, ...form } = data;
    return { study, site, ...form, n };
  },
};
