/** As supertest and the client of a built server answer alike. */
export type Answered = { status: number; body: any };
export type Post = (who: string, to: string, body?: object, headers?: Record<string, string>) => PromiseLike<Answered>;

export const STUDY = '/KET-01';

export const registration = { STUDYID: 'KET-01', title: 'Ketamine for depression', sponsor: 'Example Foundation' };

export const siteOf = (SITEID: string) => ({ SITEID, siteName: `Hospital ${SITEID}`, COUNTRY: 'DEU', zone: 'Europe/Berlin' });

export const protocol = {
  version: '1.0',
  arms: [
    { ARMCD: 'KET', ARM: 'Ketamine' },
    { ARMCD: 'MID', ARM: 'Midazolam' },
  ],
  visits: [{ VISITNUM: 1, VISIT: 'Screening', VISITDY: -14, earliest: -28, latest: -1 }],
  criteria: [{ IETESTCD: 'EXCL01', IETEST: 'Uncontrolled hypertension', IECAT: 'EXCLUSION' }],
  consent: 'collected',
  consentForms: [{ consentForm: 'ICF', formVersion: '2.0' }],
  optionalScopes: [{ optionalScope: 'samples', scopeLabel: 'Storage of samples', consentForm: 'ICF' }],
  blindedRoles: ['coordinator', 'investigator'],
};

export const formApproval = {
  ...{ consentForm: 'ICF', formVersion: '2.0', language: 'de' },
  ...{ approvedOn: '2026-01-02', reference: 'EC 2026/014' },
};

export const consent = {
  ...{ consentForm: 'ICF', formVersion: '2.0', language: 'de', DSSTDTC: '2026-01-10T09:30' },
  optionalScopes: [{ optionalScope: 'samples', agreed: true }],
  signatures: [{ capacity: 'participant', signedAt: '2026-01-10T09:30' }],
  ...{ obtainer: 'c-mueller', consentMethod: 'onSite', interpreter: false, witness: false, copyGiven: true, inSession: false },
};

export const withdrawal = {
  ...{ withdrawalScopes: ['treatment'], DSTERM: 'No more infusions', DSSTDTC: '2026-03-01' },
  ...{ notified: '2026-03-02T10:00', followUpAgreed: true },
};

/** A study with two open sites where its protocol is in force and its consent form approved. */
export const openStudy = async (
  post: Post,
  sites: readonly string[] = ['701', '702'],
  published: object = protocol,
): Promise<void> => {
  const steps: (readonly [who: string, to: string, body: object])[] = [
    ['study-builder', '', registration],
    ...sites.map((site) => ['study-builder', `${STUDY}/sites`, siteOf(site)] as const),
    ['study-builder', `${STUDY}/protocol-versions`, published],
    ...sites.flatMap((site) => sitePapers(`${STUDY}/sites/${site}`)),
  ];
  let seen: number | undefined;
  for (const [who, to, body] of steps) {
    const answer = await post(who, to, body, seen === undefined ? {} : { 'if-match': `"${seen}"` });
    seen = answer.body.revision;
    if (answer.status !== 201) throw new Error(`${to} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
  }
};

const sitePapers = (site: string) => {
  const approval = { version: '1.0', approvedOn: '2026-01-02', reference: 'EC 2026/014' };
  return [
    ['study-builder', `${site}/protocol-approvals`, approval],
    ['study-builder', `${site}/protocol-activations`, { version: '1.0', activatedOn: '2026-01-05' }],
    ['study-builder', `${site}/consent-forms`, formApproval],
  ] as const;
};

/** What makes a read wait for a write. */
export const atLeastOf = ({ body }: Answered) => ({ atLeast: `${body.stream}@${body.revision}` });
