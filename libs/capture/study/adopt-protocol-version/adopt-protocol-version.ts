import { command, failing, NotThere } from '@verum/platform/eventsourcing';
import { ActivationRefused } from '../study.errors';
import type { Activation } from '../study.events';
import { siteOf, studies } from '../study.state';

/** `legacy` says where it was taken over from, and what is not known of it. */
export type Adoption = Activation & Readonly<{ SITEID: string; legacy: string }>;

/**
 * The protocol of a study that somebody else ran: it was in force, so nobody is asked to approve it. That its approval is not
 * on record stands on the site's document for ever; only a protocol that says it is such a study can be taken over.
 */
export class AdoptProtocolVersion extends command({
  stream: studies,
  does: 'add',
  may: ['importer'],
  decide: ({ SITEID, version, activatedOn, legacy }: Adoption, { sites, protocols }) => {
    const site = siteOf(sites, SITEID);
    if (!site) throw new NotThere();
    if (site.active?.version === version && site.active.activatedOn === activatedOn) return [];
    const protocol = protocols.find((published) => published.version === version);
    const failed = failing({
      'version-published': protocol !== undefined,
      'consent-not-collected': protocol?.consent !== 'collected',
      'no-version-active': site.active === null,
    });
    if (failed.length > 0) throw new ActivationRefused(failed);
    return [{ type: 'ProtocolVersionActivated', data: { SITEID, version, activatedOn, immediateHazard: null, legacy } }];
  },
}) {}
