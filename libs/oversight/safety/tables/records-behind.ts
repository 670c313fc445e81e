import type { TrailEntry } from '@verum/oversight/trail';
import { classOf, termOf } from './adverse-event-table';
import type { CountedEvent, Person } from '../counting';

/** One adverse event of a cell: `counts` says why, `records` are the numbers of the record that it rests on. */
export type CountedRecord = Readonly<{
  adverseEvent: string;
  participant: string;
  SUBJID: string;
  site: string;
  soc: string;
  pt: string;
  AETERM: string;
  AESTDTC: string | null;
  AEENDTC: string | null;
  AESEV: string | null;
  AESER: string | null;
  counts: CountedEvent['why'];
  firstDose: string;
  lastDose: string | null;
  records: readonly number[];
}>;

/** The record in plain words, as it stands behind a figure. */
export type RecordBehind = Pick<TrailEntry, 'n' | 'type' | 'says' | 'when' | 'participant' | 'at'>;

/** The cell that is asked for; left out is any. */
export type AskedCell = Readonly<{ soc?: string; pt?: string }>;

export const inCell = (events: readonly CountedEvent[], { soc, pt }: AskedCell): readonly CountedEvent[] =>
  events.filter((event) => (soc === undefined || classOf(event) === soc) && (pt === undefined || termOf(event) === pt));

/** `entries` are those of the participants of these events, as of the record that is read. */
export const recordsBehind = (
  events: readonly CountedEvent[],
  entries: readonly TrailEntry[],
): Readonly<{ adverseEvents: readonly CountedRecord[]; entries: readonly RecordBehind[] }> => {
  const byStream = Map.groupBy(entries, ({ stream }) => stream);
  const used = new Map<number, TrailEntry>();
  const adverseEvents = events.map((event) => {
    const own = behind(event, byStream);
    for (const entry of own) used.set(entry.n, entry);
    return recordOf(event, own);
  });
  const inOrder = [...used.values()].sort((a, b) => a.n - b.n);
  return {
    adverseEvents,
    entries: inOrder.map(({ n, type, says, when, participant, at }) => ({ n, type, says, when, participant, at })),
  };
};

/** What of a participant's own stream decides whether somebody counts, and as whom. */
const ABOUT_COUNTING: readonly string[] = [
  'ParticipantScreened',
  'ItemCorrected',
  'EarlierScreeningLinked',
  'ParticipantEnteredInError',
];

const behind = ({ event, person }: CountedEvent, byStream: ReadonlyMap<string, readonly TrailEntry[]>): readonly TrailEntry[] =>
  [
    ...(byStream.get(`adverseEvent-${event.adverseEvent}`) ?? []),
    ...streamsOf('dosing', person, byStream),
    ...streamsOf('participant', person, byStream).filter(({ type }) => ABOUT_COUNTING.includes(type)),
  ].sort((a, b) => a.n - b.n);

const streamsOf = (category: string, { participants }: Person, byStream: ReadonlyMap<string, readonly TrailEntry[]>) =>
  participants.flatMap((participant) => byStream.get(`${category}-${participant}`) ?? []);

const recordOf = (counted: CountedEvent, entries: readonly TrailEntry[]): CountedRecord => {
  const { event, person, why } = counted;
  const { adverseEvent, participant, AETERM, AESTDTC, AEENDTC, AESEV, AESER } = event;
  const { firstDose, lastDose } = person.dosing!;
  return {
    ...{ adverseEvent, participant, SUBJID: person.course.SUBJID, site: person.course.site },
    ...{ soc: classOf(counted), pt: termOf(counted), AETERM, AESTDTC, AEENDTC, AESEV, AESER },
    ...{ counts: why, firstDose, lastDose, records: entries.map(({ n }) => n) },
  };
};
