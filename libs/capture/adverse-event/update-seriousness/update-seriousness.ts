import { mustBeClear } from '@verum/capture/participant';
import { command, NotThere } from '@verum/platform/eventsourcing';
import { SERIOUSNESS, type Seriousness, type SeriousnessUpdate } from '../report.events';
import { adverseEvents } from '../adverse-event.state';

/** What is new about how serious it is. An answer that is left out (null) stays as it was: only a correction takes one back. */
export class UpdateSeriousness extends command({
  stream: adverseEvents,
  does: 'change',
  may: ['coordinator', 'investigator', 'importer'],
  decide: ({ siteAware, ...told }: SeriousnessUpdate, event) => {
    if (!event) throw new NotThere();
    mustBeClear(event.zone, { '/siteAware': siteAware });
    const now = Object.fromEntries(SERIOUSNESS.map((item) => [item, told[item] ?? event[item]])) as Seriousness;
    if (SERIOUSNESS.every((item) => now[item] === event[item])) return [];
    return [{ type: 'SeriousnessUpdated', data: { ...now, siteAware, zone: event.zone } }];
  },
}) {}
