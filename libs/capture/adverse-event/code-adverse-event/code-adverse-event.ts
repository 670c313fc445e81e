import { command, NotThere } from '@verum/platform/eventsourcing';
import type { Coding } from '../report.events';
import { differing } from '../adverse-event.rules';
import { adverseEvents } from '../adverse-event.state';

/** The reported term in the words of a dictionary. Coded anew, by another version or by another person, the last coding counts. */
export class CodeAdverseEvent extends command({
  stream: adverseEvents,
  does: 'add',
  may: ['data-manager', 'importer'],
  decide: (coding: Coding, event) => {
    if (!event) throw new NotThere();
    if (event.coding && isSame(event.coding, coding)) return [];
    return [{ type: 'AdverseEventCoded', data: coding }];
  },
}) {}

const isSame = ({ codes: known, ...terms }: Coding, { codes, ...others }: Coding): boolean =>
  differing(terms, others).length === 0 && differing(known, codes).length === 0;
