import { command, type CommandContext } from '@verum/platform/eventsourcing';
import { LinkedToItself } from '../course.errors';
import { participants, placeOf } from '../participant.state';
import { onlyOnce } from '../records.state';

type Link = Readonly<{ earlier: string; participant: string }>;

/**
 * The same person was screened before, under another number: `earlier` is the id of that participant. Nothing else changes in
 * either stream, so figures as of a moment before the link stay as they were.
 */
export class LinkEarlierScreening extends command({
  stream: participants,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  decide: ({ earlier, participant }: Link, state) => {
    placeOf(state);
    if (earlier === participant) throw new LinkedToItself();
    return onlyOnce(state.records, { type: 'EarlierScreeningLinked', data: { earlier } });
  },
}) {
  /** A state does not know whose it is, and nobody may be their own predecessor. */
  constructor(participant: string, { earlier }: Pick<Link, 'earlier'>, context: CommandContext) {
    super(participant, { earlier, participant }, context);
  }
}
