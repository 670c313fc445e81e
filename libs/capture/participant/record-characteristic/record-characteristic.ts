import { command } from '@verum/platform/eventsourcing';
import type { CharacteristicTaken } from '../demography.events';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

export class RecordCharacteristic extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: CharacteristicTaken, participant) => {
    const { zone } = placeOf(participant);
    mustBeClear(zone, { '/SCDTC': taken.SCDTC });
    return onlyOnce(participant.records, { type: 'CharacteristicRecorded', data: { ...taken, zone } });
  },
}) {}
