import { Controller, Get, Query } from '@nestjs/common';
import { participantDocuments, type Consent } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { capturedOutsideConsent } from './captured-outside-consent';
import { capturedMoments } from './captured-outside-consent.projection';

@Controller('api/studies/:study/captured-outside-consent')
export class CapturedOutsideConsentController {
  constructor(private readonly views: Views) {}

  /** Looks through `limit` captured moments at a time: a page may be empty and still have a next one. */
  @Get()
  @May('investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor')
  read(@InScope() scope: Scope, @Query() { limit = 200, ...query }: ReadQuery) {
    const moments = this.views.find(capturedMoments, scope, { ...query, limit });
    const now = new Map<string, Consent | undefined>();
    const consentOf = (participant: string, n?: number) => {
      if (n === undefined && now.has(participant)) return now.get(participant);
      const asOf = n ?? query.asOf;
      const consent = this.views.find(participantDocuments, { ...scope, participant }, { asOf })[0]?.consent;
      if (n === undefined) now.set(participant, consent);
      return consent;
    };
    const entries = capturedOutsideConsent(moments, consentOf);
    return { entries, ...(moments.length === limit && { next: moments.at(-1)!.n }) };
  }
}
