import { NO_CONSENT, type CharacteristicDocument, type MilestoneDocument, type VisitDocument } from '@verum/capture/participant';
import { dmRow, type About } from './dm';
import { dsRows } from './ds';
import { inTime, latestKnown } from './in-time';
import { scRows } from './sc';
import { subjectsOf } from './subject';
import { svRows } from './sv';
import { course, doseDocument, subject, subjectWith } from './testing/documents';

const about: About = {
  RFICDTC: '2026-01-10T09:30',
  COUNTRY: 'AUT',
  contacts: ['2026-02-12', null, '2026-03-04T10:00'],
  arms: null,
};
const home = { study: 's', site: '701', participant: 'p', record: 'r', at: null, n: 1, zone: 'UTC' };

describe('in time', () => {
  it('stands what may have been first, and last what nobody dated', () =>
    expect(['2026-02-03', null, '2026-02', '2026-02-01', '2026-01-31T23:00', '2026-02-01T08:00'].toSorted(inTime)).toEqual([
      ...['2026-01-31T23:00', '2026-02', '2026-02-01', '2026-02-01T08:00', '2026-02-03', null],
    ]));
  it('the latest is one that is known', () => {
    expect(latestKnown(['2026-02-01', null, '2026-01'])).toBe('2026-02-01');
    expect(latestKnown([null])).toBeNull();
  });
});

describe('subjects', () => {
  const doses = new Map([
    [
      'p',
      [
        doseDocument({ ECSTDTC: '2026-02-09', ECENDTC: null }),
        doseDocument({ ECSTDTC: '2026-02-02', ECENDTC: '2026-02-03' }),
        doseDocument({ ECSTDTC: '2026-01-30', ECENDTC: null, ECOCCUR: 'N' }),
      ],
    ],
  ]);
  it('have the first and the last dose that were given', () =>
    expect(subjectsOf('KET-01', [course], doses)).toMatchObject([{ firstDose: '2026-02-02', lastDose: '2026-02-09' }]));
  it('stand in the order of USUBJID, without those entered in error, and without a dose where there was none', () => {
    const others = [
      { ...course, USUBJID: 'B', participant: 'b' },
      { ...course, USUBJID: 'X', enteredInError: true },
      { ...course, USUBJID: 'A', participant: 'a' },
    ];
    expect(subjectsOf('KET-01', others, doses)).toMatchObject([
      { USUBJID: 'A', firstDose: null, lastDose: null },
      { USUBJID: 'B', firstDose: null },
    ]);
  });
});

describe('DM', () => {
  it('has every variable', () =>
    expect(dmRow(subject, { ...about, arms: { ARMCD: 'KET', ARM: 'Ketamine', ACTARMCD: 'MID', ACTARM: 'Midazolam' } })).toEqual({
      ...{ STUDYID: 'KET-01', DOMAIN: 'DM', USUBJID: 'KET-01-1001', SUBJID: '1001' },
      ...{ RFSTDTC: '2026-02-02T10:00', RFENDTC: '2026-02-09', RFXSTDTC: '2026-02-02T10:00', RFXENDTC: '2026-02-09' },
      ...{ RFICDTC: '2026-01-10T09:30', RFPENDTC: '2026-03-04T10:00', DTHDTC: null, DTHFL: null, SITEID: '701' },
      ...{ AGE: 42, AGEU: 'YEARS', SEX: 'F', RACE: 'WHITE', ETHNIC: null },
      ...{ ARMCD: 'KET', ARM: 'Ketamine', ACTARMCD: 'MID', ACTARM: 'Midazolam', ARMNRS: null, ACTARMUD: null },
      ...{ COUNTRY: 'DEU', DMDTC: '2026-01-10', DMDY: -23 },
    }));
  it.each([
    ['screenFailed', null, 'SCREEN FAILURE'],
    ['screened', null, 'NOT ASSIGNED'],
    ['randomised', '2026-02-01', null],
  ] as const)('says why there is no arm: %s', (status, randomisedOn, ARMNRS) =>
    expect(dmRow(subjectWith({ status, randomisedOn }), about)).toMatchObject({ ARMCD: null, ACTARM: null, ARMNRS }),
  );
  it.each([
    ['of who takes part still', {}, { RFPENDTC: null }],
    ['of who died', { DTHDTC: '2026-03-05' }, { RFPENDTC: '2026-03-05', DTHFL: 'Y' }],
  ])('names the end of participation only where there is one: %s', (_, change, expected) =>
    expect(dmRow(subjectWith({ DSDECOD: null, DSSTDTC: null, ...change }), about)).toMatchObject(expected),
  );
  it.each([
    [[], null],
    [['WHITE', 'ASIAN'], 'MULTIPLE'],
  ] as const)('has one word for the races %j', (RACE, word) => expect(dmRow(subjectWith({ RACE }), about).RACE).toBe(word));
  it('takes the country of the site where none was recorded', () =>
    expect(dmRow(subjectWith({ COUNTRY: null }), about).COUNTRY).toBe('AUT'));
});

describe('DS', () => {
  const visit: MilestoneDocument = {
    ...{ ...home, DSTERM: 'Final lab', DSDECOD: 'FINAL LAB VISIT', DSCAT: 'OTHER EVENT', DSSTDTC: '2026-03-01' },
    ...{ DSDTC: null, VISITNUM: 9, VISIT: 'END', DSSPID: null },
  };
  const given = { consentForm: 'ICF', formVersion: '2.0', language: 'de', DSSTDTC: '2026-01-10T09:30', at: '', signed: [] };
  const termsOf = (rows: ReturnType<typeof dsRows>) =>
    rows.map(({ DSSEQ, DSDECOD, DSCAT, DSSTDTC, DSSTDY }) => [DSSEQ, DSDECOD, DSCAT, DSSTDTC, DSSTDY].join(' '));

  it('tells the milestones that acts imply, the disposition and what was recorded, in the order of time', () =>
    expect(termsOf(dsRows(subject, { ...NO_CONSENT, given: [given] }, [visit]))).toEqual([
      '1 INFORMED CONSENT OBTAINED PROTOCOL MILESTONE 2026-01-10T09:30 -23',
      '2 ENTERED INTO TRIAL PROTOCOL MILESTONE 2026-01-20 -13',
      '3 RANDOMIZED PROTOCOL MILESTONE 2026-02-01 -1',
      '4 COMPLETED DISPOSITION EVENT 2026-03-01 28',
      '5 FINAL LAB VISIT OTHER EVENT 2026-03-01 28',
    ]));
  it('tells once what was recorded and implied, as it was recorded', () => {
    const recorded = {
      ...visit,
      DSTERM: 'Randomised',
      DSDECOD: 'RANDOMIZED',
      DSCAT: 'PROTOCOL MILESTONE',
      DSSTDTC: '2026-02-01',
    } as const;
    const rows = dsRows(subjectWith({ DSDECOD: null, enrolledOn: null }), undefined, [recorded]);
    expect(rows).toMatchObject([{ DSSEQ: 1, DSTERM: 'Randomised', VISITNUM: 9 }]);
  });
  it('tells a withdrawal of consent', () => {
    const withdrawn = { scopes: ['treatment'], DSSTDTC: '2026-02-20', at: '' } as const;
    const rows = dsRows(
      subjectWith({ DSDECOD: null, enrolledOn: null, randomisedOn: null }),
      { ...NO_CONSENT, withdrawn: [withdrawn] },
      [],
    );
    expect(rows).toMatchObject([{ DSDECOD: 'WITHDRAWAL OF CONSENT', DSSTDTC: '2026-02-20' }]);
  });
});

describe('SV and SC', () => {
  const visit: VisitDocument = {
    ...{ ...home, VISITNUM: 9.1, VISIT: 'UNSCHEDULED', VISITDY: null, planned: false, SVSTDTC: '2026-02-12' },
    ...{ SVENDTC: '2026-02-13', SVOCCUR: 'Y', SVREASOC: null, SVUPDES: 'Rash', SVCNTMOD: null },
  };
  it('ask of planned visits alone whether they occurred', () => {
    const missed = { ...visit, VISITNUM: 2, planned: true, SVOCCUR: 'N', SVSTDTC: null, SVENDTC: null, SVREASOC: 'Ill' } as const;
    expect(svRows(subject, [visit, missed])).toMatchObject([
      { VISITNUM: 2, SVPRESP: 'Y', SVOCCUR: 'N', SVREASOC: 'Ill', SVSTDTC: null, SVSTDY: null },
      { VISITNUM: 9.1, SVPRESP: null, SVOCCUR: null, SVUPDES: 'Rash', SVSTDY: 11, SVENDY: 12 },
    ]);
  });
  it('keep a result as text, and as a number where it is one', () => {
    const own: CharacteristicDocument = {
      ...{ ...home, SCTESTCD: 'EDLEVEL', SCTEST: 'Education', SCORRES: '16', SCORRESU: 'YEARS', SCDTC: '2026-01-10' },
    };
    expect(scRows(subject, [{ ...own, SCTESTCD: 'MARISTAT', SCORRES: 'MARRIED', SCORRESU: null }, own])).toMatchObject([
      { SCSEQ: 1, SCTESTCD: 'EDLEVEL', SCORRES: '16', SCSTRESC: '16', SCSTRESN: 16, SCSTRESU: 'YEARS', SCDY: -23 },
      { SCSEQ: 2, SCTESTCD: 'MARISTAT', SCSTRESC: 'MARRIED', SCSTRESN: null },
    ]);
  });
});
