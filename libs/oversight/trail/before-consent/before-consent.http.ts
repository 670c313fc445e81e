import { Controller, Get, Query } from '@nestjs/common';
import { doseDocuments } from '@verum/capture/dosing';
import { participantDocuments, visitDocuments, type ParticipantDocument } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { momentIn } from '@verum/science/dates';
import { beforeConsent, type Procedure } from './before-consent';

@Controller('api/studies/:study/listings/before-consent')
export class BeforeConsentController {
  constructor(private readonly views: Views) {}

  /**
   * Doses and visits before consent, in minutes. Looks through `limit` participants at a time: a page may be empty and still have
   * a next one.
   */
  @Get()
  @May('investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor')
  read(@InScope() scope: Scope, @Query() { limit = 100, after, asOf }: ReadQuery) {
    const participants = this.views.find(participantDocuments, scope, { asOf, after, limit });
    const entries = participants.flatMap(({ participant, SUBJID, site, consent }) => {
      const found = beforeConsent(this.proceduresOf({ ...scope, participant }, asOf), consent);
      return found.map((entry) => ({ participant, SUBJID, site, ...entry }));
    });
    return { entries, ...(participants.length === limit && { next: lastOf(participants) }) };
  }

  /** What took place; a dose that was not given and a visit that was missed did not. */
  private proceduresOf(whose: Scope, asOf: ReadQuery['asOf']): readonly Procedure[] {
    const doses = this.views.find(doseDocuments, whose, { asOf }).filter(({ ECOCCUR }) => ECOCCUR === 'Y');
    const visits = this.views.find(visitDocuments, whose, { asOf }).filter(({ SVOCCUR }) => SVOCCUR === 'Y');
    return [
      ...doses.map(({ ECSPID, ECSTDTC, zone }) => ({ kind: 'dose' as const, record: ECSPID, at: momentIn(zone, ECSTDTC) })),
      ...visits.flatMap(({ record, at }) => (at === null ? [] : [{ kind: 'visit' as const, record, at }])),
    ];
  }
}

const lastOf = (participants: readonly ParticipantDocument[]): number => participants.at(-1)!.n;
