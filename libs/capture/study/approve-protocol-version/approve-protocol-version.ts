import { command, NotThere, type DataOf } from '@verum/platform/eventsourcing';
import { ApprovedOtherwise, UnknownVersion } from '../study.errors';
import type { StudyEvent } from '../study.events';
import { siteOf, studies } from '../study.state';

export type ProtocolApproval = DataOf<StudyEvent, 'ProtocolVersionApproved'>;

/** What the ethics committee decided for a site: a fact, which may come after the activation (R79). */
export class ApproveProtocolVersion extends command({
  stream: studies,
  does: 'add',
  may: ['study-builder'],
  decide: (approval: ProtocolApproval, { sites, protocols }) => {
    const site = siteOf(sites, approval.SITEID);
    if (!site) throw new NotThere();
    if (!protocols.some(({ version }) => version === approval.version)) throw new UnknownVersion();
    const earlier = site.approvals.find(({ version }) => version === approval.version);
    if (!earlier) return [{ type: 'ProtocolVersionApproved', data: approval }];
    if (earlier.approvedOn !== approval.approvedOn || earlier.reference !== approval.reference) throw new ApprovedOtherwise();
    return [];
  },
}) {}
