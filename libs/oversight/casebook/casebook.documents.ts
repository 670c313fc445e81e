import type { AdverseEventDocument } from '@verum/capture/adverse-event';
import type { ParticipantCourse, ParticipantDocument } from '@verum/capture/participant';
import type { PublishedProtocol, SiteDocument } from '@verum/capture/study';
import type { DeviationDocument } from '@verum/oversight/trail';
import type { RecordedData } from './recorded-data.projection';

/** The documents of one participant, all as of one record; `protocols` are those of the study. */
export type CasebookDocuments = Readonly<{
  asOf: number;
  participant: ParticipantDocument;
  course: ParticipantCourse;
  site: SiteDocument | undefined;
  protocols: readonly PublishedProtocol[];
  adverseEvents: readonly AdverseEventDocument[];
  deviations: readonly DeviationDocument[];
  recorded: readonly RecordedData[];
}>;

type Versions = Pick<CasebookDocuments, 'participant' | 'site'>;

/** In force at the site, or else the one that somebody was screened under. */
export const versionOf = ({ participant, site }: Versions): string => site?.active ?? participant.protocolVersion;

export const protocolOf = (documents: Versions & Pick<CasebookDocuments, 'protocols'>): PublishedProtocol | undefined =>
  documents.protocols.find(({ version }) => version === versionOf(documents));
