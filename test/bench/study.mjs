import { randomUUID } from 'node:crypto';
import { api } from './load.mjs';

export const STUDY = 'BENCH-01';
const SITE = '701';

const protocol = {
  version: '1.0',
  arms: [
    { ARMCD: 'KET', ARM: 'Ketamine 0.5 mg/kg' },
    { ARMCD: 'MID', ARM: 'Midazolam 0.045 mg/kg' },
  ],
  visits: [
    { VISITNUM: 1, VISIT: 'Screening', VISITDY: -14, earliest: -28, latest: -1 },
    { VISITNUM: 2, VISIT: 'Dosing 1', VISITDY: 1, earliest: 1, latest: 1 },
  ],
  criteria: [{ IETESTCD: 'EXCL01', IETEST: 'Uncontrolled hypertension', IECAT: 'EXCLUSION' }],
  consent: 'collected',
  consentForms: [{ consentForm: 'ICF', formVersion: '2.0' }],
  optionalScopes: [{ optionalScope: 'samples', scopeLabel: 'Storage of samples for later research', consentForm: 'ICF' }],
  blindedRoles: ['coordinator', 'investigator', 'efficacy-rater', 'monitor'],
};

/** A study that is ready to screen: a site, a protocol in force there, an approved consent form. */
export const setUpStudy = async (server, { 'study-builder': builder, coordinator }) => {
  const study = api(server.url, builder, 1);
  await study.post('', { STUDYID: STUDY, title: 'Benchmark', sponsor: 'Example Foundation' });
  const at = `/${STUDY}/sites/${SITE}`;
  const approved = { approvedOn: '2026-01-02', reference: 'EC 2026/014' };
  const opened = await study.post(`/${STUDY}/sites`, {
    SITEID: SITE,
    siteName: 'Hospital',
    COUNTRY: 'DEU',
    zone: 'Europe/Berlin',
  });
  const seen = ({ revision }) => ({ 'if-match': `"${revision}"` });
  await study.post(`/${STUDY}/protocol-versions`, protocol, seen(opened));
  const last = await study.post(`${at}/protocol-approvals`, { version: '1.0', ...approved });
  await study.post(`${at}/protocol-activations`, { version: '1.0', activatedOn: '2026-01-05' }, seen(last));
  await study.post(`${at}/consent-forms`, { consentForm: 'ICF', formVersion: '2.0', language: 'de', ...approved });
  await study.close();

  // One participant whose events the log is filled with copies of.
  const site = api(server.url, coordinator, 1);
  const template = await site.post(`/${STUDY}/participants`, screening('TEMPLATE'));
  for (const [act, body] of lifeOfConsent) await site.post(`/${STUDY}/participants/TEMPLATE/${act}`, body);
  await site.close();
  return template.participant;
};

export const screening = (SUBJID) => ({ SITEID: SITE, SUBJID, SVSTDTC: '2026-01-10' });
export const newNumber = () => `701-${randomUUID().slice(0, 13).toUpperCase()}`;

export const consenting = (day) => ({
  ...{ consentForm: 'ICF', formVersion: '2.0', language: 'de', DSSTDTC: `${day}T09:30` },
  optionalScopes: [{ optionalScope: 'samples', agreed: true }],
  signatures: [
    { capacity: 'participant', signedAt: `${day}T09:30` },
    { capacity: 'investigator', signedAt: `${day}T09:35` },
  ],
  ...{ obtainer: 'c-mueller', delegation: 'DL-7', consentMethod: 'onSite' },
  ...{ interpreter: false, witness: false, copyGiven: true, inSession: false },
});

const lifeOfConsent = [
  ['consents', consenting('2026-01-10')],
  ['consent-renewals', consenting('2026-02-10')],
  ['consent-signatures', { capacity: 'investigator', signedAt: '2026-02-10T11:00' }],
  ['consent-renewals', consenting('2026-03-10')],
];
