import { command } from '@verum/platform/eventsourcing';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

/** Always taken, whatever consent says, and whatever else is recorded. */
export class RecordDeath extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: ({ DTHDTC }: Readonly<{ DTHDTC: string }>, participant) => {
    const { zone } = placeOf(participant);
    mustBeClear(zone, { '/DTHDTC': DTHDTC });
    return onlyOnce(participant.records, { type: 'DeathRecorded', data: { DTHDTC, zone } });
  },
}) {}
