import { command } from '@verum/platform/eventsourcing';
import { SiteOpenedOtherwise } from '../study.errors';
import type { SiteDetails } from '../study.events';
import { siteOf, studies } from '../study.state';

/** Two sites opened at once stand beside each other, so nobody has to name a revision. */
export class OpenSite extends command({
  stream: studies,
  does: 'add',
  may: ['study-builder', 'importer'],
  decide: (details: SiteDetails, { sites }) => {
    const open = siteOf(sites, details.SITEID);
    if (!open) return [{ type: 'SiteOpened', data: details }];
    if (!isSameSite(open, details)) throw new SiteOpenedOtherwise();
    return [];
  },
}) {}

const isSameSite = (one: SiteDetails, other: SiteDetails): boolean =>
  one.siteName === other.siteName && one.COUNTRY === other.COUNTRY && one.zone === other.zone;
