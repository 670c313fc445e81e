import { command } from '@verum/platform/eventsourcing';
import { RacesRepeated } from '../course.errors';
import type { DemographyTaken } from '../demography.events';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

export class RecordDemography extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: DemographyTaken, participant) => {
    const { zone } = placeOf(participant);
    if (!areRaces(taken.RACE)) throw new RacesRepeated();
    mustBeClear(zone, { '/DMDTC': taken.DMDTC });
    return onlyOnce(participant.records, { type: 'DemographyRecorded', data: { ...taken, zone } });
  },
}) {}

/** Several races are several answers (FDA, Collection of Race and Ethnicity Data), none of them twice. */
const areRaces = (races: readonly string[]): boolean =>
  races.length >= 1 && races.length <= 8 && new Set(races).size === races.length;
