import { approvalOf, protocolAt, siteOf, type ProtocolDocument, type Site } from '@verum/capture/study';
import { NotThere } from '@verum/platform/eventsourcing';
import { momentIn, provablyBefore } from '@verum/science/dates';
import type { Consenting, ConsentTaken } from './consent.events';
import { mustBeClear } from './local-time.rules';
import { OptionalScopesUnclear } from './participant.errors';
import { deviationsOf, type Deviation } from './deviation.events';
import type { ParticipantEvent } from './participant.events';
import type { Participant } from './participant.state';

type Study = Readonly<{ sites: readonly Site[]; protocols: readonly ProtocolDocument[] }>;
type Rule = Omit<Deviation, 'DVSTDTC' | 'record'>;

/** Consent happened, so it is kept at once; what the protocol says against it stands beside it, open until it is assessed. */
export const consented = (
  type: 'ConsentGiven' | 'ConsentRenewed',
  taken: ConsentTaken,
  { place }: Participant,
  { sites, protocols }: Study,
): readonly ParticipantEvent[] => {
  if (!place) throw new NotThere();
  const site = siteOf(sites, place.SITEID);
  const protocol = protocolAt(site, protocols);
  mustBeSound(taken, place.zone, protocol);
  const consenting: Consenting = {
    ...taken,
    DSTERM: type === 'ConsentGiven' ? 'Informed consent obtained' : 'Informed consent obtained again',
    DSDECOD: 'INFORMED CONSENT OBTAINED',
    DSCAT: 'PROTOCOL MILESTONE',
    zone: place.zone,
  };
  const DVSTDTC = momentIn(place.zone, taken.DSSTDTC);
  const broken = protocol?.consent === 'notCollected' ? [] : brokenBy(taken, DVSTDTC, site, protocol);
  return [
    { type, data: consenting },
    ...deviationsOf(
      taken.DSSTDTC,
      broken.map((rule) => ({ ...rule, record: taken.DSSTDTC, DVSTDTC })),
    ),
  ];
};

const mustBeSound = ({ DSSTDTC, signatures, optionalScopes }: ConsentTaken, zone: string, protocol?: ProtocolDocument): void => {
  const signed = signatures.map(({ signedAt }, i) => [`/signatures/${i}/signedAt`, signedAt]);
  mustBeClear(zone, { '/DSSTDTC': DSSTDTC, ...Object.fromEntries(signed) });
  const answered = optionalScopes.map(({ optionalScope }) => optionalScope);
  const known = protocol?.optionalScopes.map(({ optionalScope }) => optionalScope) ?? [];
  const unclear = answered.flatMap((scope, i) =>
    !known.includes(scope) || answered.indexOf(scope) < i ? [`/optionalScopes/${i}/optionalScope`] : [],
  );
  if (unclear.length > 0) throw new OptionalScopesUnclear(unclear);
};

const brokenBy = (taken: ConsentTaken, at: string, site?: Site, protocol?: ProtocolDocument): readonly Rule[] => [
  ...approvedForm(taken, at, site),
  ...acceptedForm(taken, protocol),
  ...answeredScopes(taken, protocol),
  ...when(!taken.copyGiven, {
    rule: 'consent-copy-given',
    DVTERM: 'No copy of the signed consent form was given',
    expected: 'a copy for the participant',
    found: 'none',
  }),
  ...when(taken.inSession, {
    rule: 'consent-not-in-session',
    DVTERM: 'Consent was taken during a session',
    expected: 'a participant who is not in a session',
    found: 'a participant in a session',
  }),
];

const when = (broken: boolean, rule: Rule): readonly Rule[] => (broken ? [rule] : []);

/** R36: the form, in this version and language, was approved for the site by then. */
const approvedForm = (taken: ConsentTaken, at: string, site?: Site): readonly Rule[] => {
  const approval = approvalOf(site, taken);
  return when(!approval || provablyBefore(at, approval.approvedOn), {
    rule: 'consent-form-approved',
    DVTERM: 'Consent with a form that was not approved at the site',
    expected: `an approval of ${taken.consentForm} ${taken.formVersion} (${taken.language})`,
    found: approval ? `one of ${approval.approvedOn}` : 'none',
  });
};

const acceptedForm = ({ consentForm, formVersion }: ConsentTaken, protocol?: ProtocolDocument): readonly Rule[] => {
  const accepted = protocol?.consentForms.map((form) => `${form.consentForm} ${form.formVersion}`) ?? [];
  return when(!accepted.includes(`${consentForm} ${formVersion}`), {
    rule: 'consent-form-accepted',
    DVTERM: 'Consent with a form that the protocol does not accept',
    expected: accepted.join(' or ') || 'a protocol in force at the site',
    found: `${consentForm} ${formVersion}`,
  });
};

const answeredScopes = ({ consentForm, optionalScopes }: ConsentTaken, protocol?: ProtocolDocument): readonly Rule[] => {
  const asked = protocol?.optionalScopes.filter((scope) => scope.consentForm === consentForm) ?? [];
  const open = asked.filter((scope) => !optionalScopes.some((answer) => answer.optionalScope === scope.optionalScope));
  return when(open.length > 0, {
    rule: 'optional-scopes-answered',
    DVTERM: 'An optional part of the consent form was left open',
    expected: 'yes or no to each',
    found: `no answer to ${open.map(({ optionalScope }) => optionalScope).join(', ')}`,
  });
};
