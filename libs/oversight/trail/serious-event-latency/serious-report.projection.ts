import { adverseEvents, type AdverseEventEvent } from '@verum/capture/adverse-event';
import { idOf, type Projection } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';

/**
 * How an adverse event was reported as serious. `aware` is the moment when the site learned that it is: that of the report, or of
 * the update that made it serious; `received` when the sponsor got to know.
 */
export type SeriousReport = Readonly<{
  study: string;
  site: string | null;
  participant: string;
  adverseEvent: string;
  AETERM: string;
  AESER: string | null;
  aware: string | null;
  received: string | null;
  zone: string;
  /** Who judged its causality: nobody is a gap that the sponsor has to ask about. */
  judgedBy: readonly string[];
  n: number;
}>;

const moment = (zone: string, text: unknown) => (typeof text === 'string' ? momentIn(zone, text) : null);

export const seriousReports: Projection<SeriousReport, AdverseEventEvent> = {
  name: 'serious-report',
  version: 2,
  streams: [adverseEvents],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant', 'AESER'],
  evolve: (doc, { type, data, n, stream, metadata }) => {
    if (type === 'AdverseEventReported') {
      const { study, site = null, participant } = metadata;
      const { AETERM, AESER, zone, siteAware, sponsorReceived } = data;
      const times = { aware: moment(zone, siteAware), received: moment(zone, sponsorReceived), zone };
      return { study, site, participant: participant!, adverseEvent: idOf(stream), AETERM, AESER, ...times, judgedBy: [], n };
    }
    const changed = doc && changedBy(doc, { type, data } as AdverseEventEvent);
    return changed ? { ...doc, ...changed, n } : doc;
  },
};

const changedBy = (doc: SeriousReport, { type, data }: AdverseEventEvent): Partial<SeriousReport> | undefined => {
  if (type === 'SeriousnessUpdated') {
    const turns = doc.AESER !== 'Y' && data.AESER === 'Y';
    return { AESER: data.AESER, ...(turns && { aware: moment(data.zone, data.siteAware) }) };
  }
  if (type === 'CausalityAssessed') return { judgedBy: [...new Set([...doc.judgedBy, data.assessor])] };
  return type === 'ItemCorrected' && data.record === null ? CORRECTED[data.item]?.(data.is, doc) : undefined;
};

const CORRECTED: Readonly<Record<string, (is: unknown, doc: SeriousReport) => Partial<SeriousReport>>> = {
  AETERM: (is) => ({ AETERM: is as string }),
  AESER: (is) => ({ AESER: is as string | null }),
  siteAware: (is, { zone }) => ({ aware: moment(zone, is) }),
  sponsorReceived: (is, { zone }) => ({ received: moment(zone, is) }),
};
