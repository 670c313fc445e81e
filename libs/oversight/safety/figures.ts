import {
  adverseEventTable,
  type AdverseEventTable,
  demography,
  disposition,
  exposure,
  EXPOSURE_METHOD,
  inCell,
  recordsBehind,
} from './tables';
import { type CountedEvent, type EventFilter, type Grouping, OPEN_END_METHOD, withOpenEnds } from './counting';
import type { SafetyReading } from './safety.reading';
import type { AdverseEventsQuery, DemographyQuery, DispositionQuery, ExposureQuery, RecordsQuery } from './safety.queries';

// Begin here: a figure counts persons and events (counting/), lays them out (tables/), and says how. It is read by arm (closed/),
// or of all arms together.

/** A changed way to count is a new version, so that a number that was printed can be worked out again. */
const METHODS = {
  adverseEvents: { id: 'adverse-event-table', version: 1 },
  disposition: { id: 'disposition', version: 1 },
  demography: { id: 'demography', version: 1 },
  exposure: { id: 'exposure', version: 1 },
} as const;

const filterOf = ({ protocol }: SafetyReading, query: AdverseEventsQuery): EventFilter => {
  const { treatmentEmergent = 'only', serious, related: assessor } = query;
  return {
    treatmentEmergent,
    ...(serious && { serious: serious === 'true' ? ('reported' as const) : serious }),
    ...(assessor && { related: { assessor, terms: protocol?.related ?? [] } }),
  };
};

export const adverseEventsFigure = (reading: SafetyReading, query: AdverseEventsQuery, grouping: Grouping) => {
  const filter = filterOf(reading, query);
  const events = reading.events(filter);
  const table: AdverseEventTable = adverseEventTable(reading.persons, events, {
    grouping,
    bySeverity: query.severity === 'true',
  });
  return { events, answer: { ...reading.stated(METHODS.adverseEvents), population: 'safety' as const, filter, ...table } };
};

/** `next` is the `after` of the next page, to be asked with the `asOf` of this one; there is none on the last. */
export const recordsFigure = (
  reading: SafetyReading,
  query: RecordsQuery,
  isMeant: (event: CountedEvent) => boolean = () => true,
) => {
  const { soc, pt, after = 0, limit = 50 } = query;
  const filter = filterOf(reading, query);
  const found = inCell(reading.events(filter), { soc, pt }).filter(isMeant);
  const rest = found.filter(({ event }) => event.n > after);
  const page = rest.slice(0, limit);
  const behind = recordsBehind(page, reading.trailOf(page.map(({ person }) => person)));
  const next = rest.length > limit ? { next: page.at(-1)!.event.n } : {};
  return { page, answer: { ...reading.stated(METHODS.adverseEvents), filter, total: found.length, ...behind, ...next } };
};

export const dispositionFigure = (reading: SafetyReading, { visit: VISIT }: DispositionQuery, grouping: Grouping) => {
  const { cutDate } = reading.cut;
  const asked = VISIT === undefined ? {} : { asked: { VISIT, visits: reading.visits() } };
  return {
    ...reading.stated(METHODS.disposition),
    population: 'screened' as const,
    ...disposition(reading.persons, { grouping, cutDate, ...asked }),
  };
};

export const demographyFigure = (reading: SafetyReading, { population = 'safety' }: DemographyQuery, grouping: Grouping) => {
  const persons = reading.persons.filter(({ dosing }) => population === 'screened' || dosing);
  return { ...reading.stated(METHODS.demography), population, ...demography(persons, grouping) };
};

export const exposureFigure = (reading: SafetyReading, { openEnd = 'unknown' }: ExposureQuery, grouping: Grouping) => {
  const { cutDate } = reading.cut;
  const persons = withOpenEnds(reading.persons, openEnd, cutDate);
  return {
    persons,
    answer: {
      ...reading.stated(METHODS.exposure),
      population: 'safety' as const,
      ...{ openEnd, counting: `${EXPOSURE_METHOD} ${OPEN_END_METHOD[openEnd]}` },
      ...exposure(persons, { grouping, cutDate }),
    },
  };
};
