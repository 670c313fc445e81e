import { Controller, Get, Query } from '@nestjs/common';
import type { Role } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';
import { READERS } from '@verum/capture/participant';
import { doseDocuments, type DoseDocument } from './dose-document.projection';

/** Data of the dosing day would unblind a rater. */
const DOSE_READERS: readonly Role[] = READERS.filter((role) => role !== 'efficacy-rater');

@Controller('api/studies/:study')
export class DoseDocumentController {
  constructor(private readonly views: Views) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get('doses')
  @May(...DOSE_READERS)
  list(@InScope() scope: Scope, @Query() { limit = 50, ...query }: ReadQuery) {
    const doses = this.views.find(doseDocuments, scope, { ...query, limit });
    return { doses: doses.map(blinded), ...(doses.length === limit && { next: doses.at(-1)!.n }) };
  }

  /** All of a participant's, with the revision of their stream: it is what If-Match takes for a correction. */
  @Get('participants/:participant/doses')
  @May(...DOSE_READERS)
  read(@InScope() scope: Scope, @Query() { asOf }: ReadQuery) {
    const doses = this.views.find(doseDocuments, scope, { asOf });
    return {
      doses: doses.map(blinded),
      ...(doses.length > 0 && { revision: Math.max(...doses.map(({ revision }) => revision)) }),
    };
  }
}

const blinded = ({ product: _, ...doc }: DoseDocument) => doc;
