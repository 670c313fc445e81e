import { Controller, Get, Query } from '@nestjs/common';
import { participantDocuments } from '@verum/capture/participant';
import { accessDocuments, type AccessDocument } from '@verum/platform/accounts';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, ReadQuery } from '@verum/platform/http';

type Kind = AccessDocument['kind'];

/** What was read and taken away, by whom, as of any moment. */
@Controller('api/studies/:study/listings')
export class AccessListingController {
  constructor(private readonly views: Views) {}

  @Get('unblinded-reads')
  @May('auditor')
  unblindedReads(@InScope() scope: Scope, @Query() query: ReadQuery) {
    return this.page('UnblindedDataRead', scope, query);
  }

  @Get('exports')
  @May('auditor', 'data-manager')
  exports(@InScope() scope: Scope, @Query() query: ReadQuery) {
    return this.page('RecordExported', scope, query);
  }

  /** Accesses have no numbers of their own, so a page ends with all of those that stand behind one record. */
  private page(kind: Kind, scope: Scope, { limit = 50, after = -1, asOf }: ReadQuery) {
    if (this.views.numberAt(scope.study) === 0) throw new NotThere();
    const where = { ...scope, kind };
    const page = this.views.find(accessDocuments, where, { asOf, after, limit });
    if (page.length < limit) return { accesses: this.visible(page, scope) };
    const next = page.at(-1)!.n;
    const last = this.views.find(accessDocuments, where, { asOf: next, after: next - 1 });
    return { accesses: this.visible([...page.filter(({ n }) => n < next), ...last], scope), next };
  }

  /** An access names no site, but its participant has one. */
  private visible(page: readonly AccessDocument[], scope: Scope): readonly AccessDocument[] {
    const isInScope = ({ participant }: AccessDocument) =>
      participant === null || this.views.find(participantDocuments, { ...scope, participant }).length > 0;
    return scope.sites === '*' ? page : page.filter(isInScope);
  }
}
