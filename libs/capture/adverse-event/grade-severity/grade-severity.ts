import { mustBeClear } from '@verum/capture/participant';
import { command, NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import type { Grading } from '../report.events';
import { differing, mustHaveGrade } from '../adverse-event.rules';
import { adverseEvents } from '../adverse-event.state';

/** A grade that holds from a day on; the ones before it stay. Another grade for the same time is a correction. */
export class GradeSeverity extends command({
  stream: adverseEvents,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (grading: Grading, event) => {
    if (!event) throw new NotThere();
    mustBeClear(event.zone, { '/gradedOn': grading.gradedOn });
    mustHaveGrade(grading, ['/AESEV', '/AETOXGR']);
    const known = event.gradings.find(({ gradedOn }) => gradedOn === grading.gradedOn);
    if (!known) return [{ type: 'SeverityGraded', data: { ...grading, zone: event.zone } }];
    const items = differing(known, grading);
    if (items.length > 0) throw new RecordedOtherwise(items);
    return [];
  },
}) {}
