import { mustBeClear } from '@verum/capture/participant';
import { command, NotThere } from '@verum/platform/eventsourcing';
import { OutcomeIsDeath } from '../adverse-event.errors';
import type { Ending } from '../report.events';
import { differing, mustEndAfterItStarts } from '../adverse-event.rules';
import { adverseEvents } from '../adverse-event.state';

/** How it stands with the event now. It is told whole: an end that is left out (null) is an end that is not known. */
export class ResolveAdverseEvent extends command({
  stream: adverseEvents,
  does: 'change',
  may: ['coordinator', 'investigator', 'importer'],
  decide: (ending: Ending, event) => {
    if (!event) throw new NotThere();
    const { zone, AESTDTC, AEOUT, AEENDTC, AEENRTPT, AEENTPT } = event;
    mustBeClear(zone, { '/AEENDTC': ending.AEENDTC, '/AEENTPT': ending.AEENTPT });
    mustEndAfterItStarts({ AESTDTC, AEENDTC: ending.AEENDTC }, zone, ['/AEENDTC']);
    if (AEOUT === 'FATAL' && ending.AEOUT !== 'FATAL') throw new OutcomeIsDeath();
    if (differing({ AEOUT, AEENDTC, AEENRTPT, AEENTPT }, ending).length === 0) return [];
    return [{ type: 'AdverseEventResolved', data: { ...ending, zone } }];
  },
}) {}
