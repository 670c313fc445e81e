import { adverseEventDocuments } from '@verum/capture/adverse-event';
import { participantCourses, participantDocuments, type ParticipantDocument } from '@verum/capture/participant';
import { publishedProtocols, siteDocuments } from '@verum/capture/study';
import { deviationDocuments } from '@verum/oversight/trail';
import { NotThere, type Projection, type Scope, type Views } from '@verum/platform/eventsourcing';
import type { Casebook } from './casebook';
import { casebookAt } from './casebook-at';
import { recordedData, type RecordedData } from './recorded-data.projection';

/** Whose casebook is read. */
export type OfParticipant = Scope & Readonly<{ participant: string }>;

/** What a casebook is read from: every view as of one record, so that they belong together. Throws NotThere. */
export class CasebookReading {
  readonly asOf: number;
  readonly participant: ParticipantDocument;

  constructor(
    private readonly views: Views,
    private readonly scope: OfParticipant,
    asOf?: number | string,
  ) {
    this.asOf = views.numberAt(scope.study, asOf);
    const [participant] = this.find(participantDocuments);
    if (!participant) throw new NotThere();
    this.participant = participant;
  }

  /** What every event up to this record states of the participant, in order. */
  get recorded(): readonly RecordedData[] {
    return this.find(recordedData);
  }

  get casebook(): Casebook {
    const { asOf, participant, recorded } = this;
    const { study, sites } = this.scope;
    const ofStudy = { study, sites };
    return casebookAt({
      ...{ asOf, participant, recorded },
      course: this.find(participantCourses)[0]!,
      site: this.views.find(siteDocuments, { ...ofStudy, site: participant.site }, { asOf })[0],
      protocols: this.views.find(publishedProtocols, ofStudy, { asOf }),
      adverseEvents: this.find(adverseEventDocuments),
      deviations: this.find(deviationDocuments),
    });
  }

  find<Doc extends Readonly<{ study: string }>>(projection: Projection<Doc, any>): readonly Doc[] {
    return this.views.find(projection, this.scope as Partial<Doc> & Scope, { asOf: this.asOf });
  }
}
