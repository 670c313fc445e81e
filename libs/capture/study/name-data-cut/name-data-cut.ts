import { command } from '@verum/platform/eventsourcing';
import { DataCutNamedOtherwise } from '../study.errors';
import type { DataCut } from '../study.events';
import { studies } from '../study.state';

/** A report cites a data cut by its name, so a name means one clinical date for ever; the record is the one of this event. */
export class NameDataCut extends command({
  stream: studies,
  does: 'add',
  may: ['data-manager', 'unblinded-statistician', 'importer'],
  decide: (cut: DataCut, { cuts }) => {
    const named = cuts.find(({ cutName }) => cutName === cut.cutName);
    if (!named) return [{ type: 'DataCutNamed', data: cut }];
    if (named.cutDate !== cut.cutDate) throw new DataCutNamedOtherwise();
    return [];
  },
}) {}
