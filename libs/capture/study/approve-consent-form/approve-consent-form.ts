import { command, NotThere, type DataOf } from '@verum/platform/eventsourcing';
import { ApprovedOtherwise } from '../study.errors';
import type { StudyEvent } from '../study.events';
import { isSameForm, siteOf, studies } from '../study.state';

export type FormApproval = DataOf<StudyEvent, 'ConsentFormApproved'>;

/** R36: without this fact a version of a consent form cannot be offered at the site. */
export class ApproveConsentForm extends command({
  stream: studies,
  does: 'add',
  may: ['study-builder'],
  decide: (approval: FormApproval, { sites }) => {
    const site = siteOf(sites, approval.SITEID);
    if (!site) throw new NotThere();
    const earlier = site.consentForms.find((form) => isSameForm(form, approval));
    if (!earlier) return [{ type: 'ConsentFormApproved', data: approval }];
    const { approvedOn, reference, digest } = approval;
    if (earlier.approvedOn !== approvedOn || earlier.reference !== reference || earlier.digest !== digest)
      throw new ApprovedOtherwise();
    return [];
  },
}) {}
