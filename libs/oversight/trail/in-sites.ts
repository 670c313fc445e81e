import { participantDocuments } from '@verum/capture/participant';
import type { Scope, Views } from '@verum/platform/eventsourcing';

/** For what names no site itself: whether its participant, where it has one, is at a site of the scope. */
export const inSites =
  (views: Views, scope: Scope) =>
  ({ participant }: Readonly<{ participant: string | null }>): boolean =>
    scope.sites === '*' ||
    participant === null ||
    views.find(participantDocuments, { ...scope, participant }, { limit: 1 }).length > 0;
