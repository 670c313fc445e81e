import { participants } from '@verum/capture/participant';
import type { Fact } from '@verum/platform/eventsourcing';
import { adverseEventDocuments, type AdverseEventDocument } from '..';
import { adverseEventEvents, type AdverseEventEvent } from '../adverse-event.events';
import { adverseEvents } from '../adverse-event.state';
import { ADVERSE_EVENT_EXAMPLES, type Report } from '../report.events';

const exampleOf = <Type extends AdverseEventEvent['type']>(type: Type) =>
  ({ type, data: adverseEventEvents[type].example }) as Extract<AdverseEventEvent, { type: Type }>;

export const reported = exampleOf('AdverseEventReported');
export const graded = exampleOf('SeverityGraded');
export const assessed = exampleOf('CausalityAssessed');
export const updated = exampleOf('SeriousnessUpdated');
export const resolved = exampleOf('AdverseEventResolved');
export const coded = exampleOf('AdverseEventCoded');

export const reportedWith = (change: Partial<Report>) => ({ ...reported, data: { ...reported.data, ...change } });

/** What the commands for these are sent. */
export const { report, grading, causality, update, ending } = ADVERSE_EVENT_EXAMPLES;

/** What is known of the participant where nothing stands in the way. */
export const known = { place: { SITEID: '701', zone: 'Europe/Berlin' }, standing: participants.initial.standing };

export const stateAfter = (...events: readonly AdverseEventEvent[]) => events.reduce(adverseEvents.evolve, adverseEvents.initial);

/** How the participant's context refuses a local time, by its pointer into the body. */
export const unclearAt = (pointer: string) => expect.objectContaining({ code: 'local-time-unclear', fields: [pointer] });

const metadata = { study: 's', participant: 'p', site: '701' };

/** The document that a view holds after these events of one stream. */
export const documentAfter = (...events: readonly AdverseEventEvent[]): AdverseEventDocument | undefined =>
  events
    .map((event, revision) => ({ ...event, stream: 'adverseEvent-1', revision, n: revision + 1, metadata }) as unknown)
    .reduce<AdverseEventDocument | undefined>(
      (doc, fact) => adverseEventDocuments.evolve(doc, fact as Fact<AdverseEventEvent>),
      undefined,
    );
