import { latestCausality, severityOf, type AdverseEventDocument } from '@verum/capture/adverse-event';
import type { Term } from '@verum/science/items';
import { emergence, type Emergence, type EmergentRule, type EmergentTimes } from '@verum/science/rules';
import { countsAt, knownAt, type CutDate } from './cut';
import type { Dosing } from './dosing-times';
import { momentAt } from './moment';
import type { Person } from './persons';

/** Which adverse events a table is about. `related` are the terms of causality that count, and whose judgement is asked. */
export type EventFilter = Readonly<{
  treatmentEmergent: 'only' | 'all';
  /** As the site said (AESER), or also where a criterion of seriousness is met and AESER does not say so. */
  serious?: 'reported' | 'anyCriterion';
  related?: Readonly<{ assessor: Term<'assessor'>; terms: readonly string[] }>;
}>;

/** An adverse event of a dosed person as known at the cut, and why it is treatment-emergent, or why not. */
export type CountedEvent = Readonly<{ event: AdverseEventDocument; person: Person; why: Emergence }>;

/** The adverse events of the safety population that had not provably begun after the cut. */
export const countedEvents = (
  events: readonly AdverseEventDocument[],
  persons: readonly Person[],
  { rule, cutDate, filter }: Readonly<{ rule: EmergentRule; cutDate: CutDate; filter: EventFilter }>,
): readonly CountedEvent[] => {
  const personOf = new Map(persons.flatMap((person) => person.participants.map((participant) => [participant, person])));
  return events.flatMap((recorded) => {
    const [person, event] = [personOf.get(recorded.participant), asKnownAt(cutDate, recorded)];
    if (!person?.dosing || !countsAt(cutDate, event.AESTDTC) || !isMeant(event, filter)) return [];
    const why = emergence(timesOf(event, person.dosing), rule);
    return filter.treatmentEmergent === 'all' || why === 'onset' || why === 'worsening' ? [{ event, person, why }] : [];
  });
};

/** Without the end, the grades and the judgements that came after the cut. */
const asKnownAt = (cutDate: CutDate, event: AdverseEventDocument): AdverseEventDocument => {
  if (cutDate === null) return event;
  const isKnown = ({ gradedOn }: Readonly<{ gradedOn: string | null }>) => countsAt(cutDate, gradedOn);
  return {
    ...event,
    ...severityOf(event.gradings.filter(isKnown), event.zone),
    causality: latestCausality(event.assessments.filter(isKnown)),
    AEENDTC: knownAt(cutDate, event.AEENDTC),
  };
};

/** A criterion of seriousness beside an AESER that does not say so is a flag of the record: ICH E2A II.B. */
const isMeant = ({ AESER, flags, causality }: AdverseEventDocument, { serious, related }: EventFilter): boolean =>
  (!serious || AESER === 'Y' || (serious === 'anyCriterion' && flags.includes('criterion-without-AESER'))) &&
  (!related || causality.some(({ assessor, AEREL }) => assessor === related.assessor && related.terms.includes(AEREL)));

const timesOf = ({ AESTDTC, AEENDTC, worsened, zone }: AdverseEventDocument, { firstDose, lastDose }: Dosing): EmergentTimes => {
  const at = <Text extends string | null>(text: Text) => momentAt(zone, text);
  return { onset: at(AESTDTC), end: at(AEENDTC), worsened: worsened.map(at), firstDose, lastDose };
};
