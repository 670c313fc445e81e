import { command, failing, NotThere, type DataOf } from '@verum/platform/eventsourcing';
import { provablyBefore } from '@verum/science/dates';
import { ActivationRefused } from '../study.errors';
import type { StudyEvent } from '../study.events';
import { siteOf, studies } from '../study.state';

export type ProtocolActivation = DataOf<StudyEvent, 'ProtocolVersionActivated'>;

/** Decides what holds at a site from now on, so whoever does it names the revision that they saw. */
export class ActivateProtocolVersion extends command({
  stream: studies,
  does: 'change',
  may: ['study-builder'],
  decide: (activation: ProtocolActivation, { sites, protocols }) => {
    const { SITEID, version, activatedOn, immediateHazard } = activation;
    const site = siteOf(sites, SITEID);
    if (!site) throw new NotThere();
    if (site.active?.version === version && site.active.activatedOn === activatedOn) return [];
    const approval = site.approvals.find((approved) => approved.version === version);
    const approvedInTime = approval !== undefined && !provablyBefore(activatedOn, approval.approvedOn);
    const failed = failing({
      'version-published': protocols.some((protocol) => protocol.version === version),
      // 21 CFR 56.108(a)(4): what removes an immediate hazard does not wait for the approval.
      'approved-or-immediate-hazard': approvedInTime || immediateHazard !== null,
    });
    if (failed.length > 0) throw new ActivationRefused(failed);
    return [{ type: 'ProtocolVersionActivated', data: activation }];
  },
}) {}
