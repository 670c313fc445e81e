import { corrected, type Correction, type Stream } from '@verum/platform/eventsourcing';
import { provablyBefore } from '@verum/science/dates';
import { adverseEventEvents, type AdverseEventEvent } from './adverse-event.events';
import type { Causality, Coding, Grading, Report } from './report.events';

/** One event as it stands: what was reported, with what was updated and corrected since. Gradings and judgements are few. */
export type AdverseEvent = Report &
  Readonly<{
    zone: string;
    gradings: readonly Grading[];
    assessments: readonly Causality[];
    coding: Coding | null;
  }>;

/** The name of a grading, by which a correction finds it: the first one is `severity/1`. */
export const recordOfGrading = (place: number): string => `severity/${place + 1}`;

/** Null until it was reported. */
export const adverseEvents: Stream<AdverseEvent | null, AdverseEventEvent> = {
  category: 'adverseEvent',
  catalogue: adverseEventEvents,
  initial: null,
  evolve: (event, { type, data }) => {
    if (type === 'AdverseEventReported') return { ...data, gradings: [], assessments: [], coding: null };
    return event && after(event, { type, data } as Later);
  },
};

type Later = Exclude<AdverseEventEvent, { type: 'AdverseEventReported' }>;

/** `siteAware` of the event stays the first one: that of an update speaks of the update. */
const after = <E extends AdverseEvent>(event: E, { type, data }: Later): E => {
  switch (type) {
    case 'SeverityGraded': {
      const { zone: _, ...grading } = data;
      return { ...event, gradings: [...event.gradings, grading] };
    }
    case 'CausalityAssessed': {
      const { zone: _, ...causality } = data;
      return { ...event, assessments: [...event.assessments, causality] };
    }
    case 'SeriousnessUpdated':
      return { ...event, ...data, siteAware: event.siteAware };
    case 'AdverseEventResolved':
      return { ...event, ...data };
    case 'AdverseEventCoded':
      return { ...event, coding: data };
    case 'ItemCorrected':
      return afterCorrection(event, data);
  }
};

const afterCorrection = <E extends AdverseEvent>(event: E, correction: Correction): E =>
  correction.record === null
    ? corrected(event, correction)
    : {
        ...event,
        gradings: event.gradings.map((grading, place) =>
          recordOfGrading(place) === correction.record ? corrected(grading, correction) : grading,
        ),
      };

/** The judgement that each assessor holds of each product: the last one told, but none that is provably older than another. */
export const latestCausality = (assessments: readonly Causality[]): readonly Causality[] =>
  assessments.reduce<readonly Causality[]>((latest, next) => {
    const same = latest.find(({ assessor, product }) => assessor === next.assessor && product === next.product);
    if (same && isOlder(next, same)) return latest;
    return [...latest.filter((other) => other !== same), next];
  }, []);

const isOlder = (one: Causality, other: Causality): boolean =>
  one.gradedOn !== null && other.gradedOn !== null && provablyBefore(one.gradedOn, other.gradedOn);
