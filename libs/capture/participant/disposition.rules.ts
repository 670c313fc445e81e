import type { DataOf } from '@verum/platform/eventsourcing';
import { NotInScreening } from './course.errors';
import type { DispositionTaken } from './disposition.events';
import { mustBeClear } from './local-time.rules';
import type { ParticipantEvent } from './participant.events';
import { placeOf, type Participant } from './participant.state';
import { keptAs, onlyOnce } from './records.state';

type End = 'ScreeningFailed' | 'ParticipationCompleted' | 'ParticipationDiscontinued';

/** The one disposition event that a participant has. It happened, so no rule but the record's own integrity speaks against it. */
export const ended = <Type extends End>(
  type: Type,
  taken: DispositionTaken & Pick<DataOf<ParticipantEvent, Type>, 'DSDECOD'>,
  participant: Participant,
): readonly ParticipantEvent[] => {
  const { zone } = placeOf(participant);
  mustBeClear(zone, { '/DSSTDTC': taken.DSSTDTC, '/DSDTC': taken.DSDTC });
  return onlyOnce(participant.records, { type, data: { ...taken, zone } } as ParticipantEvent);
};

export const mustBeInScreening = ({ records }: Participant): void => {
  if (keptAs(records, 'enrolment') || keptAs(records, 'randomisation')) throw new NotInScreening();
};
