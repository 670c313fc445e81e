import { participants, type Participant } from '@verum/capture/participant';
import { need } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';

/** When a participation began and ended, as moments; null is not recorded. */
export type Participation = Readonly<Record<'enrolled' | 'randomised' | 'ended', string | null>>;

const momentOf = (records: Participant['records'], record: string): string | null => {
  const kept = records.find((each) => each.record === record);
  if (!kept) return null;
  const { zone, DSSTDTC } = kept.data as { zone: string; DSSTDTC: string };
  return momentIn(zone, DSSTDTC);
};

/** A dose is judged by when it was given, never by when it was typed: so by these dates, and not by how somebody stands now. */
export const participation = need(participants, 'participant', ({ records }): Participation => ({
  enrolled: momentOf(records, 'enrolment'),
  randomised: momentOf(records, 'randomisation'),
  ended: momentOf(records, 'disposition'),
}));
