import type { Causality } from '@verum/capture/adverse-event';
import { assessed, coded, documentAfter, graded, reportedWith } from '@verum/capture/adverse-event/testing';
import { studyEvents } from '@verum/capture/study';
import { AE, aeRows } from './ae';
import { ecRow, numbered } from './ec';
import { exRow } from './ex';
import { doseDocument, subject } from './testing/documents';
import { taRows, tiRows, tsRows, tvRows } from './trial-design';

const reportedAt = (AEDTC: string | null, AESTDTC: string | null, AESPID: string | null) =>
  documentAfter(reportedWith({ AEDTC, AESTDTC, AESPID, AEENDTC: null }))!;

describe('AE', () => {
  const doc = documentAfter(
    reportedWith({
      AESPID: 'E07',
      AETERM: 'Übelkeit',
      AESTDTC: '2026-02-02T10:30',
      AEENDTC: '2026-02',
      AESER: 'Y',
      AESHOSP: 'Y',
      AESLIFE: null,
    }),
    graded,
    coded,
  )!;
  it('has the report, its worst grade, its coding and every criterion as it was answered', () => {
    const [row] = aeRows(subject, [doc]);
    const { AESEV, AETOXGR } = graded.data;
    const { AELLT, AEDECOD, AEHLT, AEHLGT, AEBODSYS, AESOC, codes } = coded.data;
    expect(Object.keys(row!).toSorted()).toEqual(Object.keys(AE.variables).toSorted());
    expect(row).toMatchObject({
      ...{ STUDYID: 'KET-01', DOMAIN: 'AE', USUBJID: 'KET-01-1001', AESEQ: 1, AESPID: 'E07', AETERM: 'Übelkeit' },
      ...{ AELLT, AEDECOD, AEHLT, AEHLGT, AEBODSYS, AESOC, ...codes },
      ...{ AESEV, AETOXGR: AETOXGR === null ? null : String(AETOXGR), AESER: 'Y', AESHOSP: 'Y', AESLIFE: null },
      ...{ AESTDTC: '2026-02-02T10:30', AEENDTC: '2026-02', AESTDY: 1, AEENDY: null },
    });
  });
  it('has nothing for what nobody coded or graded', () =>
    expect(aeRows(subject, [reportedAt(null, null, null)])).toMatchObject([
      { AEDECOD: null, AEPTCD: null, AESEV: null, AETOXGR: null, AEREL: null, AESTDY: null },
    ]));
  it('numbers them in the order of collection, onset and identifier', () => {
    const events = [
      reportedAt(null, '2026-02-01', 'A'),
      reportedAt('2026-02-05', '2026-02-04', 'C'),
      reportedAt('2026-02-05', '2026-02-04', 'B'),
      reportedAt('2026-02-05', '2026-02', 'D'),
    ];
    expect(aeRows(subject, events).map(({ AESEQ, AESPID }) => `${AESEQ} ${AESPID}`)).toEqual(['1 D', '2 B', '3 C', '4 A']);
  });
  it('takes the judgement of the investigator before that of the site, and never that of the sponsor', () => {
    const judged = (...judgements: Partial<Causality>[]) => {
      const events = judgements.map((judgement) => ({ ...assessed, data: { ...assessed.data, gradedOn: null, ...judgement } }));
      return aeRows(subject, [documentAfter(reportedWith({}), ...events)!])[0]!.AEREL;
    };
    const [site, investigator] = [
      { assessor: 'site', AEREL: 'REMOTE' },
      { assessor: 'investigator', AEREL: 'PROBABLE' },
    ] as const;
    expect(judged({ assessor: 'sponsor', AEREL: 'NONE' })).toBeNull();
    expect(judged(site, { assessor: 'sponsor', AEREL: 'NONE' })).toBe('REMOTE');
    expect(judged(investigator, site)).toBe('PROBABLE');
    expect(judged({ ...investigator, product: null }, { ...investigator, product: 'Rescue', AEREL: 'NONE' })).toBe('PROBABLE');
    expect(judged({ ...investigator, product: 'Rescue' })).toBe('PROBABLE');
  });
});

describe('EC and EX', () => {
  const doc = doseDocument();
  it('tell what the bedside saw', () =>
    expect(ecRow(subject, { seq: 3, doc })).toMatchObject({
      ...{ DOMAIN: 'EC', ECSEQ: 3, ECREFID: 'K-0042', ECSPID: '1', ECTRT: 'Study infusion', ECPRESP: 'Y', ECOCCUR: 'Y' },
      ...{ ECDOSE: 40, ECDOSU: 'mL', ECROUTE: 'INTRAVENOUS', ECSTDTC: '2026-02-02T10:00', ECSTDY: 1, ECENDY: 1 },
    }));
  it('tell the product where it is known, with the times of the bedside', () =>
    expect(exRow(subject, { seq: 3, doc }, { EXTRT: 'Ketamine', EXDOSE: 35, EXDOSU: 'mg', EXLOT: 'L-1' })).toMatchObject({
      ...{ DOMAIN: 'EX', EXSEQ: 3, EXREFID: 'K-0042', EXSPID: '1', EXTRT: 'Ketamine', EXDOSE: 35, EXDOSU: 'mg', EXLOT: 'L-1' },
      ...{ EXROUTE: 'INTRAVENOUS', EXENDTC: '2026-02-02T10:40', EXENDY: 1 },
    }));
  it('lose no dose whose product nobody recorded', () =>
    expect(exRow(subject, { seq: 1, doc }, null)).toMatchObject({
      EXTRT: 'Study infusion',
      EXDOSE: 40,
      EXDOSU: 'mL',
      EXLOT: null,
    }));
  it('keep the numbers that doses were recorded under, where all are whole', () => {
    const doses = [doseDocument({ ECSPID: '10', ECSTDTC: '2026-02-02' }), doseDocument({ ECSPID: '2', ECSTDTC: '2026-02-09' })];
    expect(numbered(doses).map(({ seq, doc: { ECSPID } }) => `${seq} ${ECSPID}`)).toEqual(['2 2', '10 10']);
  });
  it('number them in time otherwise', () => {
    const doses = [doseDocument({ ECSPID: 'b', ECSTDTC: '2026-02-09' }), doseDocument({ ECSPID: '7', ECSTDTC: '2026-02-02' })];
    expect(numbered(doses).map(({ seq, doc: { ECSPID } }) => `${seq} ${ECSPID}`)).toEqual(['1 7', '2 b']);
  });
});

describe('the trial design', () => {
  const protocol = { ...studyEvents.ProtocolVersionPublished.example.protocol, study: 's', n: 1 };
  const study = { study: 's', STUDYID: 'KET-01', title: 'Relief', sponsor: 'Example', latestVersion: '1.0', revision: 1 };
  it('TS: one row for each value, coded where there is a term', () =>
    expect(
      tsRows(study, protocol).map(({ TSPARMCD, TSSEQ, TSVAL, TSVALCD }) => `${TSPARMCD} ${TSSEQ} ${TSVAL} ${TSVALCD}`),
    ).toEqual([
      'NARMS 1 2 null',
      'ROUTE 1 INTRAVENOUS C38276',
      'SPONSOR 1 Example null',
      'TBLIND 1 DOUBLE BLIND C15228',
      'TITLE 1 Relief null',
    ]));
  it('TA: an arm is one element of treatment, whose code fits', () => {
    const arms = [{ ARMCD: 'KETAMINE_05', ARM: 'Ketamine 0.5 mg/kg' }];
    expect(taRows('KET-01', { ...protocol, arms })).toMatchObject([
      { ARMCD: 'KETAMINE_05', TAETORD: 1, ETCD: 'KETAMINE', EPOCH: 'TREATMENT' },
    ]);
  });
  it('TV: a visit of every arm, with its window', () =>
    expect(
      tvRows('KET-01', {
        ...protocol,
        visits: [...protocol.visits, { VISITNUM: 101, VISIT: 'AE', VISITDY: null, earliest: null, latest: null }],
      }),
    ).toMatchObject([
      { VISITNUM: 1, VISITDY: -14, ARMCD: null, TVSTRL: 'From study day -28', TVENRL: 'By study day -1' },
      { VISITNUM: 2, TVSTRL: 'From study day 1' },
      { VISITNUM: 101, TVSTRL: 'When needed', TVENRL: null },
    ]));
  it('TI: the criteria of each version', () =>
    expect(
      tiRows('KET-01', [protocol, { ...protocol, version: '2.0' }]).map(({ IETESTCD, TIVERS }) => `${IETESTCD} ${TIVERS}`),
    ).toEqual(['EXCL01 1.0', 'EXCL01 2.0']));
});
