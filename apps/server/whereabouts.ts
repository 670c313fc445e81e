import { Injectable } from '@nestjs/common';
import { participantDocuments } from '@verum/capture/participant';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { Whereabouts } from '@verum/platform/http';

/** As the views of this node know where participants are. */
@Injectable()
export class FoldedWhereabouts extends Whereabouts {
  constructor(private readonly views: Views) {
    super();
  }

  isThere(scope: Scope & Readonly<{ participant: string }>): boolean {
    return this.views.find(participantDocuments, scope, { limit: 1 }).length > 0;
  }
}
