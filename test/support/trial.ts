import { consent, openStudy, protocol, STUDY, type Answered, type Post } from './study';

/** What names an arm, or how much of what somebody got: no blinded reader may meet it. */
export type Words = Readonly<{ ARMCD: string; ARM: string; EXTRT: string; EXLOT: string; EXDOSE: number }>;

export const WORDS: readonly [Words, Words] = [
  { ARMCD: 'KET', ARM: 'Ketamine', EXTRT: 'KETAMINE', EXLOT: 'LOT-K', EXDOSE: 35 },
  { ARMCD: 'MID', ARM: 'Midazolam', EXTRT: 'MIDAZOLAM', EXLOT: 'LOT-M', EXDOSE: 3.15 },
];

const MASKED = 'Study infusion';
export const dose = {
  ...{ ECSPID: '1', ECTRT: MASKED, ECDOSE: 40, ECDOSU: 'mL', ECROUTE: 'INTRAVENOUS', ECOCCUR: 'Y', session: 1 },
  ...{ ECSTDTC: '2026-02-02T10:00', ECENDTC: '2026-02-02T10:40' },
};
export const nausea = {
  ...{ AETERM: 'Nausea', AESTDTC: '2026-02-02', AESER: 'N', AEOUT: 'RECOVERED/RESOLVED', AEENDTC: '2026-02-03' },
  severity: { AESEV: 'MILD', gradedOn: '2026-02-02' },
  causality: { assessor: 'investigator', AEREL: 'PROBABLE' },
};
export const coding = {
  ...{ AELLT: 'Nausea', AEDECOD: 'Nausea', AEBODSYS: 'Gastrointestinal disorders', AESOC: 'Gastrointestinal disorders' },
  ...{ dictionaryName: 'MedDRA', dictionaryVersion: '27.0', codingMethod: 'person' },
};
export const correction = { reasonCode: 'transcription', reason: 'The source says so', cause: 'source' };

/** Sends, and throws where it is not taken. */
export const taking =
  (post: Post): Post =>
  async (who, to, body, headers) => {
    const answer = await post(who, to, body, headers);
    if (answer.status !== 201) throw new Error(`${to} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };

/** A blinded study of two arms under these names, with an allocation list as long as there are participants. */
export const openTrial = async (post: Post, [one, other]: readonly [Words, Words], entries: number): Promise<void> => {
  const arms = [one, other].map(({ ARMCD, ARM }) => ({ ARMCD, ARM }));
  const visits = [...protocol.visits, { VISITNUM: 2, VISIT: 'Dosing 1', VISITDY: 1, earliest: 1, latest: 3 }];
  await openStudy(post, ['701', '702'], {
    ...{ ...protocol, arms, visits, TBLIND: 'DOUBLE BLIND' },
    dosing: { maskedTreatment: MASKED, routes: ['INTRAVENOUS'], ECDOSU: 'mL', maxPerDose: 50 },
  });
  const list = Array.from({ length: entries }, (_, i) => ({ listEntry: i + 1, ARMCD: (i < entries / 2 ? one : other).ARMCD }));
  await taking(post)('unblinded-statistician', `${STUDY}/allocation/lists`, { list: 'main', entries: list });
};

/** Somebody from screening to completion, with one dose and one adverse event; answers with the ids of what was recorded. */
export const throughTheTrial = async (post: Post, SUBJID: string, words: Words, SITEID = '701') => {
  const take = taking(post);
  const at = `${STUDY}/participants/${SUBJID}`;
  const site = (to: string, body: object, who = 'investigator') => take(who, `${at}/${to}`, body);
  await take('coordinator', `${STUDY}/participants`, { SITEID, SUBJID, SVSTDTC: '2026-01-10' });
  const signatures = ['participant', 'investigator'].map((capacity) => ({ capacity, signedAt: '2026-01-10T09:30' }));
  await site('consents', { ...consent, signatures });
  await site('demography', { AGE: 42, AGEU: 'YEARS', SEX: 'F', RACE: ['WHITE'], COUNTRY: 'DEU', DMDTC: '2026-01-10' });
  const criteria = [{ IETESTCD: 'EXCL01', IEORRES: 'NOT MET' }];
  await site('eligibility', { criteria, eligible: true, IEDTC: '2026-01-12' });
  await site('enrolment', { DSSTDTC: '2026-01-20' });
  await site('randomisation', { DSSTDTC: '2026-02-02' });
  await site('visits', { VISITNUM: 2, VISIT: 'Dosing 1', planned: true, SVSTDTC: '2026-02-02', SVOCCUR: 'Y' });
  await site('doses', dose);
  const { EXTRT, EXLOT, EXDOSE } = words;
  await site('products', { ECSPID: '1', EXTRT, EXLOT, EXDOSE, EXDOSU: 'mg' }, 'unblinded-statistician');
  const { body } = await site('adverse-events', nausea);
  await site(`adverse-events/${body.adverseEvent}/coding`, coding, 'data-manager');
  const ended: Answered = await site('completion', { DSTERM: 'Completed', DSSTDTC: '2026-03-02' });
  return { adverseEvent: body.adverseEvent as string, last: ended.body as { stream: string; revision: number } };
};
