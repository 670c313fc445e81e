import { need, type Stream } from '@verum/platform/eventsourcing';
import type { ProtocolDocument } from './protocol.document';
import {
  studyEvents,
  type Activation,
  type Approval,
  type ApprovedForm,
  type DataCut,
  type Review,
  type ReviewPlan,
  type SiteDetails,
  type StudyEvent,
} from './study.events';

export type Site = SiteDetails &
  Readonly<{
    /** The version that holds at the site now; null before the first. */
    active: Activation | null;
    approvals: readonly (Approval & Readonly<{ version: string }>)[];
    consentForms: readonly (ApprovedForm & Approval & Readonly<{ digest: string | null }>)[];
  }>;
// Lists, not records by key: a key that somebody sends never meets a prototype.
export type Study = Readonly<{
  protocols: readonly ProtocolDocument[];
  sites: readonly Site[];
  cuts: readonly DataCut[];
  reviews: readonly (ReviewPlan & Readonly<{ performed: readonly Review[] }>)[];
}>;

const atSite = (study: Study, { SITEID }: { SITEID: string }, change: (site: Site) => Partial<Site>): Study => ({
  ...study,
  sites: study.sites.map((site) => (site.SITEID === SITEID ? { ...site, ...change(site) } : site)),
});

export const studies: Stream<Study, StudyEvent> = {
  category: 'study',
  catalogue: studyEvents,
  initial: { protocols: [], sites: [], cuts: [], reviews: [] },
  evolve: (study, { type, data }) => {
    switch (type) {
      case 'StudyRegistered':
        return study;
      case 'SiteOpened':
        return { ...study, sites: [...study.sites, { ...data, active: null, approvals: [], consentForms: [] }] };
      case 'ProtocolVersionPublished':
        return { ...study, protocols: [...study.protocols, data.protocol] };
      case 'ProtocolVersionApproved': {
        const { SITEID: _, ...approval } = data;
        return atSite(study, data, ({ approvals }) => ({ approvals: [...approvals, approval] }));
      }
      case 'ProtocolVersionActivated': {
        const { version, activatedOn } = data;
        return atSite(study, data, () => ({ active: { version, activatedOn } }));
      }
      case 'ConsentFormApproved': {
        const { SITEID: _, ...form } = data;
        return atSite(study, data, ({ consentForms }) => ({ consentForms: [...consentForms, form] }));
      }
      case 'DataCutNamed':
        return { ...study, cuts: [...study.cuts, data] };
      case 'ReviewPlanned':
        return { ...study, reviews: [...study.reviews, { ...data, performed: [] }] };
      case 'ReviewPerformed': {
        const after = (review: Study['reviews'][number]) => ({ ...review, performed: [...review.performed, data] });
        return { ...study, reviews: study.reviews.map((one) => (one.reviewName === data.reviewName ? after(one) : one)) };
      }
    }
  },
};

/** What other contexts may ask of a study. */
export const sites = need(studies, 'study', ({ sites }) => sites);
export const protocols = need(studies, 'study', ({ protocols }) => protocols);

export const siteOf = (sites: readonly Site[], SITEID: string): Site | undefined => sites.find((site) => site.SITEID === SITEID);

/** The protocol that holds at a site now; undefined where none was activated. */
export const protocolAt = (site: Site | undefined, protocols: readonly ProtocolDocument[]): ProtocolDocument | undefined =>
  protocols.find(({ version }) => version === site?.active?.version);

export const isSameForm = (one: ApprovedForm, other: ApprovedForm): boolean =>
  one.consentForm === other.consentForm && one.formVersion === other.formVersion && one.language === other.language;

/** The approval of a consent form at a site; undefined where there is none, and then it may not be offered. */
export const approvalOf = (site: Site | undefined, form: ApprovedForm): Approval | undefined =>
  site?.consentForms.find((approved) => isSameForm(approved, form));
