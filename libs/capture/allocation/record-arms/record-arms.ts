import { place } from '@verum/capture/participant';
import { protocols } from '@verum/capture/study';
import { AlreadyThere, command, NotThere } from '@verum/platform/eventsourcing';
import { UnknownArm } from '../allocation.errors';
import type { Arms } from '../allocation.events';
import { allocations } from '../allocation.state';

/** The arms of a study whose allocation was made elsewhere, or the actual arm of somebody who got another than was planned. */
export class RecordArms extends command({
  stream: allocations,
  does: 'add',
  may: ['unblinded-statistician', 'importer'],
  needs: { place, protocols },
  decide: ({ participant, ...arms }: Arms & Readonly<{ participant: string }>, { armsRecorded }, { place, protocols }) => {
    if (!place) throw new NotThere();
    const known = protocols.flatMap((protocol) => protocol.arms.map(({ ARMCD }) => ARMCD));
    const unknown = (['ARMCD', 'ACTARMCD'] as const).filter((item) => !known.includes(arms[item]));
    if (unknown.length > 0) throw new UnknownArm(unknown.map((item) => `/${item}`));
    if (armsRecorded.includes(participant)) throw new AlreadyThere(); // sealed, so that it cannot be compared
    return [{ type: 'ArmsRecorded', data: { participant, arms } }];
  },
}) {}
