import { corrected, RecordedOtherwise, type Event } from '@verum/platform/eventsourcing';
import { recordOfMilestone } from './disposition.events';
import type { ParticipantEvent } from './participant.events';
import { recordOfVisit } from './visit.events';

/** A record of the participant's stream as it stands now, corrections applied. */
export type Kept = Event & Readonly<{ record: string }>;

/** By which key a record is there once; undefined for what may be said again and again. */
export const recordOf = ({ type, data }: ParticipantEvent): string | undefined => {
  switch (type) {
    case 'CharacteristicRecorded':
      return data.SCTESTCD;
    case 'VisitRecorded':
      return recordOfVisit(data);
    case 'MilestoneRecorded':
      return `milestone/${recordOfMilestone(data)}`; // a term of somebody's own must not pass for a visit
    case 'ProtocolDeviationAssessed':
      return `deviation/${data.deviation}`;
    default:
      return ONCE.get(type);
  }
};

/** What each participant has one of. The three ends of a participation are one record: nobody leaves twice. */
const ONCE: ReadonlyMap<string, string> = new Map<ParticipantEvent['type'], string>([
  ['ParticipantScreened', 'screening'],
  ['DemographyRecorded', 'demography'],
  ['EligibilityAssessed', 'eligibility'],
  ['ParticipantEnrolled', 'enrolment'],
  ['ParticipantRandomised', 'randomisation'],
  ['ScreeningFailed', 'disposition'],
  ['ParticipationCompleted', 'disposition'],
  ['ParticipationDiscontinued', 'disposition'],
  ['DeathRecorded', 'death'],
  ['EarlierScreeningLinked', 'earlierScreening'],
  ['ParticipantEnteredInError', 'enteredInError'],
]);

export const keptAs = (records: readonly Kept[], record: string | null): Kept | undefined =>
  records.find((kept) => kept.record === record);

/** A list, and a short one: some forty visits and a dozen other records. A key that somebody sends never meets a prototype. */
export const recordsAfter = (records: readonly Kept[], event: ParticipantEvent): readonly Kept[] => {
  if (event.type === 'ItemCorrected') {
    const { record } = event.data;
    return records.map((kept) => (kept.record === record ? { ...kept, data: corrected(kept.data, event.data) } : kept));
  }
  const record = recordOf(event);
  if (record === undefined) return records;
  const kept: Kept = { record, type: event.type, data: event.data };
  return keptAs(records, record) ? records.map((each) => (each.record === record ? kept : each)) : [...records, kept];
};

const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** The items in which two sets of facts differ. */
const differing = (one: object, other: object): readonly string[] => {
  const [a, b] = [one, other] as Readonly<Record<string, unknown>>[];
  return Object.keys(b!).filter((item) => !isSame(a![item], b![item]));
};

export const isKept = (records: readonly Kept[], event: ParticipantEvent): boolean => {
  const kept = keptAs(records, recordOf(event)!);
  return kept !== undefined && differing(kept.data, event.data).length === 0;
};

/** The event, where its record is not there yet; nothing, where it is there with the same facts. Throws RecordedOtherwise. */
export const onlyOnce = (records: readonly Kept[], event: ParticipantEvent): readonly ParticipantEvent[] => {
  const kept = keptAs(records, recordOf(event)!);
  if (!kept) return [event];
  const items = differing(kept.data, event.data);
  if (items.length > 0) throw new RecordedOtherwise(items);
  return [];
};
