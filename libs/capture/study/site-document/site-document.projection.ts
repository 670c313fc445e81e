import type { Projection } from '@verum/platform/eventsourcing';
import type { StudyEvent } from '../study.events';
import { studies } from '../study.state';

/** `awaitsApproval`: its version was activated to remove an immediate hazard, and nobody has approved it yet (R79). */
export type SiteDocument = Readonly<{
  study: string;
  site: string;
  SITEID: string;
  siteName: string;
  COUNTRY: string;
  zone: string;
  active: string | null;
  activatedOn: string | null;
  immediateHazard: string | null;
  awaitsApproval: boolean;
  approvedVersions: readonly string[];
  n: number;
}>;

export const siteDocuments: Projection<SiteDocument, StudyEvent> = {
  name: 'site',
  version: 1,
  streams: [studies],
  key: ({ stream, data }) => ('SITEID' in data ? `${stream}/${data.SITEID}` : stream),
  columns: ['study', 'site'],
  evolve: (doc, { type, data, n, metadata: { study } }) => {
    switch (type) {
      case 'SiteOpened':
        return { study, site: data.SITEID, ...data, ...NOTHING_YET, n };
      case 'ProtocolVersionApproved': {
        if (!doc) return doc;
        const approvedVersions = [...doc.approvedVersions, data.version];
        return { ...doc, approvedVersions, awaitsApproval: doc.awaitsApproval && doc.active !== data.version, n };
      }
      case 'ProtocolVersionActivated': {
        if (!doc) return doc;
        const { version, activatedOn, immediateHazard } = data;
        const awaitsApproval = !doc.approvedVersions.includes(version);
        return { ...doc, active: version, activatedOn, immediateHazard, awaitsApproval, n };
      }
      default:
        return doc;
    }
  },
};

const NOTHING_YET = { active: null, activatedOn: null, immediateHazard: null, awaitsApproval: false, approvedVersions: [] };
