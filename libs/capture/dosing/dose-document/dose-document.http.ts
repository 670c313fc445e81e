import { Controller, Get, Query } from '@nestjs/common';
import type { Role } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, InScope, May, ReadQuery, UnblindedWhereGranted } from '@verum/platform/http';
import { Vault } from '@verum/platform/vault';
import { READERS } from '@verum/capture/participant';
import { doseDocuments, type DoseDocument } from './dose-document.projection';

/** Data of the dosing day would unblind a rater. */
const DOSE_READERS: readonly Role[] = READERS.filter((role) => role !== 'efficacy-rater');

type Reader = Pick<Caller, 'unblinded'>;

@Controller('api/studies/:study')
export class DoseDocumentController {
  constructor(
    private readonly views: Views,
    private readonly vault: Vault,
  ) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get('doses')
  @May(...DOSE_READERS)
  @UnblindedWhereGranted()
  list(@InScope() scope: Scope, @Query() { limit = 50, ...query }: ReadQuery, @Caller() caller: Reader) {
    const doses = this.views.find(doseDocuments, scope, { ...query, limit });
    return { doses: doses.map(this.shownTo(caller)), ...(doses.length === limit && { next: doses.at(-1)!.n }) };
  }

  /** All of a participant's, with the revision of their stream: it is what If-Match takes for a correction. */
  @Get('participants/:participant/doses')
  @May(...DOSE_READERS)
  @UnblindedWhereGranted()
  read(@InScope() scope: Scope, @Query() { asOf }: ReadQuery, @Caller() caller: Reader) {
    const doses = this.views.find(doseDocuments, scope, { asOf });
    return {
      doses: doses.map(this.shownTo(caller)),
      ...(doses.length > 0 && { revision: Math.max(...doses.map(({ revision }) => revision)) }),
    };
  }

  /** The product in plain, or null where nobody recorded it or its key was erased; to the blinded not even that there is one. */
  private shownTo({ unblinded }: Reader): (doc: DoseDocument) => Omit<DoseDocument, 'product'> {
    return unblinded ? (doc) => ({ ...doc, ...this.vault.opened({ product: doc.product }) }) : blinded;
  }
}

const blinded = ({ product: _, ...doc }: DoseDocument) => doc;
