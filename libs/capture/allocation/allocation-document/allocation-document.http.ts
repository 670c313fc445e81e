import { Controller, Get, Query } from '@nestjs/common';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery, Unblinded } from '@verum/platform/http';
import { Vault } from '@verum/platform/vault';
import { armDocuments } from './arm-document.projection';
import { armsOf } from './arms-of';
import { entryDocuments } from './allocation-entry.projection';

/** Whoever reads here is never blinded again in this study. */
@Controller('api/studies/:study/allocation')
export class AllocationDocumentController {
  constructor(
    private readonly views: Views,
    private readonly vault: Vault,
  ) {}

  /** Who has which entry and which arms. Every participant of the study, whole: a page of it would be no allocation. */
  @Get()
  @May('unblinded-statistician')
  @Unblinded()
  read(@InScope() scope: Scope, @Query() { asOf }: ReadQuery) {
    const docs = this.views.find(armDocuments, scope, { asOf });
    const arms = armsOf(docs, this.views.find(entryDocuments, scope, { asOf }), (doc) => this.vault.opened(doc));
    const allocation = docs.map(({ arms: _, ...doc }) => ({ ...doc, ...NO_ARMS, ...arms.get(doc.participant) }));
    return { allocation };
  }

  /** The list as it was loaded. */
  @Get('entries')
  @May('unblinded-statistician')
  @Unblinded()
  entries(@InScope() scope: Scope, @Query() { asOf }: ReadQuery) {
    return { entries: this.views.find(entryDocuments, scope, { asOf }).map((entry) => this.vault.opened(entry)) };
  }
}

/** Nothing is known, or the key was erased. */
const NO_ARMS = { ARMCD: null, ACTARMCD: null };
