import { mustBeClear } from '@verum/capture/participant';
import {
  command,
  corrected,
  correctionOf,
  CorrectionRefused,
  NotThere,
  type Correcting,
  type Correction,
} from '@verum/platform/eventsourcing';
import { isItemName, itemOf } from '@verum/science/items';
import { adverseEventEvents } from '../adverse-event.events';
import type { Grading } from '../report.events';
import { mustEndAfterItStarts, mustHaveGrade } from '../adverse-event.rules';
import { adverseEvents, recordOfGrading, type AdverseEvent } from '../adverse-event.state';

const REPORT = adverseEventEvents.AdverseEventReported.correctable!;
const GRADING = adverseEventEvents.SeverityGraded.correctable!;

/**
 * One item and one event. `record` null is the event as it stands, whichever report or update an item came with; `severity/1` is
 * its first grading. What somebody judged (causality, coding) is judged anew instead.
 */
export class CorrectAdverseEvent extends command({
  stream: adverseEvents,
  does: 'change',
  may: ['coordinator', 'investigator'],
  decide: (asked: Correcting, event) => {
    if (!event) throw new NotThere();
    const correction = asked.record === null ? ofReport(asked, event) : ofGrading(asked, event);
    if (!correction) return [];
    if (isTime(correction.item)) mustBeClear(event.zone, { '/is': correction.is as string | null });
    return [{ type: 'ItemCorrected', data: correction }];
  },
}) {}

const isTime = (item: string): boolean => isItemName(item) && itemOf(item).type === 'partialDate';

const ofReport = (asked: Correcting, event: AdverseEvent): Correction | undefined => {
  const optional = REPORT.filter((item) => item !== 'AETERM');
  const correction = correctionOf(asked, event, REPORT, optional);
  if (correction) mustEndAfterItStarts(corrected(event, correction), event.zone, ['/is']);
  return correction;
};

const ofGrading = (asked: Correcting, { gradings }: AdverseEvent): Correction | undefined => {
  const grading = gradings.find((_, place) => recordOfGrading(place) === asked.record);
  if (!grading) throw new CorrectionRefused();
  const correction = correctionOf(asked, grading, GRADING, GRADING);
  if (correction) mustHaveGrade(corrected<Grading>(grading, correction), ['/is']);
  return correction;
};
