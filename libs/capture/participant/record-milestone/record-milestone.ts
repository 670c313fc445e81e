import { command } from '@verum/platform/eventsourcing';
import { CategoryUnfit } from '../course.errors';
import type { MilestoneTaken } from '../disposition.events';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

/** What SDTM DS holds beside the disposition event, such as a final laboratory visit. */
export class RecordMilestone extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (taken: MilestoneTaken, participant) => {
    const { zone } = placeOf(participant);
    if (!CATEGORIES.includes(taken.DSCAT)) throw new CategoryUnfit();
    mustBeClear(zone, { '/DSSTDTC': taken.DSSTDTC, '/DSDTC': taken.DSDTC });
    return onlyOnce(participant.records, { type: 'MilestoneRecorded', data: { ...taken, zone } });
  },
}) {}

const CATEGORIES: readonly string[] = ['PROTOCOL MILESTONE', 'OTHER EVENT'];
