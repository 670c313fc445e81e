import { idOf, type Projection } from '@verum/platform/eventsourcing';
import type { AdverseEventEvent } from '../adverse-event.events';
import type { Causality, Criteria } from '../report.events';
import { adverseEvents, latestCausality, type AdverseEvent } from '../adverse-event.state';
import { criteriaOf, flagsOf, type Flag } from '../seriousness.state';
import { severityOf, type Severity } from '../severity.state';

/**
 * An adverse event as it stands, and what follows from it: the worst grade of each scale and from when each worsening holds, the
 * criteria that say yes, the latest judgement of each assessor. `zone` is that of its local times; `revision` its stream's.
 */
export type AdverseEventDocument = AdverseEvent &
  Severity &
  Readonly<{
    study: string;
    site: string | null;
    participant: string;
    adverseEvent: string;
    criteria: readonly (keyof Criteria)[];
    causality: readonly Causality[];
    flags: readonly Flag[];
    flagged: 'Y' | 'N';
    revision: number;
    n: number;
  }>;

export const adverseEventDocuments: Projection<AdverseEventDocument, AdverseEventEvent> = {
  name: 'adverse-event',
  version: 1,
  streams: [adverseEvents],
  key: ({ stream }) => stream,
  columns: ['study', 'site', 'participant', 'flagged', 'adverseEvent'],
  evolve: (doc, fact) => {
    const event = adverseEvents.evolve(doc ?? null, fact);
    if (event === null) return doc;
    const { stream, revision, n, metadata } = fact;
    const { study, site = null, participant } = metadata;
    const of = doc ?? { study, site, participant: participant!, adverseEvent: idOf(stream) };
    return { ...event, ...placeOf(of), ...whatFollows(event), revision, n };
  },
};

type Place = Pick<AdverseEventDocument, 'study' | 'site' | 'participant' | 'adverseEvent'>;
const placeOf = ({ study, site, participant, adverseEvent }: Place): Place => ({ study, site, participant, adverseEvent });

const whatFollows = (event: AdverseEvent) => {
  const flags = flagsOf(event);
  return {
    ...severityOf(event.gradings, event.zone),
    criteria: criteriaOf(event),
    causality: latestCausality(event.assessments),
    flags,
    flagged: flags.length > 0 ? ('Y' as const) : ('N' as const),
  };
};
