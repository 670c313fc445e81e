import { mustBeClear } from '@verum/capture/participant';
import { command, NotThere } from '@verum/platform/eventsourcing';
import type { Causality } from '../report.events';
import { differing } from '../adverse-event.rules';
import { adverseEvents } from '../adverse-event.state';

/**
 * R81: each assessor's judgement stands beside the others', and none replaces another's. A judgement is never corrected, but made
 * anew by the same assessor; the one before stays on record.
 */
export class AssessCausality extends command({
  stream: adverseEvents,
  does: 'add',
  may: ['investigator', 'coordinator', 'medical-monitor', 'importer'],
  decide: (causality: Causality, event) => {
    if (!event) throw new NotThere();
    mustBeClear(event.zone, { '/gradedOn': causality.gradedOn });
    const { assessor, product } = causality;
    const last = event.assessments.findLast((known) => known.assessor === assessor && known.product === product);
    if (last && differing(last, causality).length === 0) return [];
    return [{ type: 'CausalityAssessed', data: { ...causality, zone: event.zone } }];
  },
}) {}
