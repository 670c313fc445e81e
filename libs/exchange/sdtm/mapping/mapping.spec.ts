import { uuid5 } from '@verum/platform/eventsourcing';
import { dm, ending, participant, row, sentBy, study, target, visit } from './testing/row.fixture';
import { adverseEventStep } from './adverse-event.mapping';
import { armsStep, characteristicStep, deathStep, randomisationStep, screeningStep } from './demography.mapping';
import { dispositionStep, visitStep } from './disposition.mapping';
import { doseStep } from './exposure.mapping';
import type { Row } from './row';

const taken = {
  ...{ DSTERM: 'Done', DSSTDTC: '2020-02-01', DSDTC: null, VISITNUM: 2, VISIT: 'BASELINE', DSSPID: null },
};

describe('given a row, these commands', () => {
  it('DM: screening and demography', () =>
    expect(sentBy(screeningStep(dm, target, null))).toEqual([
      ['ScreenParticipant', participant, { SUBJID: '1', USUBJID: 'T-01-1', SITEID: '01', SVSTDTC: '2020-01-01' }],
      [
        'RecordDemography',
        participant,
        { AGE: 40, AGEU: 'YEARS', SEX: 'F', RACE: ['WHITE'], ETHNIC: null, COUNTRY: 'DEU', DMDTC: '2020-01-01' },
      ],
    ]));

  it('DM without a date: the screening has that of the first visit', () => {
    const undated: Row = { ...dm, cells: { ...dm.cells, DMDTC: null } };
    expect(sentBy(screeningStep(undated, target, '2019-12-31'))?.[0]?.[2]).toMatchObject({ SVSTDTC: '2019-12-31' });
  });

  it('DM: the arms, on the stream of the whole study', () =>
    expect(sentBy(armsStep(dm, target))).toEqual([['RecordArms', study, { participant, ARMCD: 'A', ACTARMCD: 'P' }]]));

  it.each(['Scrnfail', 'NOTASSGN', 'nottrt'])('DM: %s is no arm, and nobody was randomised to it', (ARMCD) => {
    const failed = row('DM', { ARMCD, ACTARMCD: ARMCD, RFSTDTC: '2020-01-08' });
    expect([armsStep(failed, target), randomisationStep(failed, target)]).toEqual([undefined, undefined]);
  });

  it('DM with a planned arm alone: no actual one is invented', () => {
    const step = armsStep(row('DM', { ARMCD: 'A', ACTARMCD: 'NOTTRT' }), target);
    expect([step?.drafts, step?.lacks?.map(({ rule }) => rule)]).toEqual([[], ['no-actual-arm']]);
  });

  it('DM: that somebody was randomised, and never to which arm', () =>
    expect(sentBy(randomisationStep(dm, target))).toEqual([
      ['RecordRandomisation', participant, { DSSTDTC: '2020-01-08', stratum: null }],
    ]));

  it('DM with an arm and no date: no date is invented', () => {
    const step = randomisationStep(row('DM', { ARMCD: 'A' }), target);
    expect([step?.drafts, step?.lacks?.map(({ rule }) => rule)]).toEqual([[], ['no-randomisation-date']]);
  });

  it('DM: a death, and one that nobody dated', () => {
    expect(sentBy(deathStep(dm, target))).toEqual([['RecordDeath', participant, { DTHDTC: '2020-03' }]]);
    expect(deathStep(row('DM', { DTHFL: 'Y' }), target)?.lacks?.map(({ rule }) => rule)).toEqual(['no-death-date']);
    expect(deathStep(row('DM', {}), target)).toBeUndefined();
  });

  it('SC', () => {
    const said = { SCSEQ: '1', SCTESTCD: 'EDLEVEL', SCTEST: 'Education', SCORRES: '12', SCORRESU: 'YEARS' };
    const { SCSEQ: _, ...characteristic } = said;
    expect(sentBy(characteristicStep(row('SC', said), target))).toEqual([
      ['RecordCharacteristic', participant, { ...characteristic, SCDTC: null }],
    ]);
  });

  it.each([
    ['COMPLETED', 'CompleteParticipation', {}],
    ['SCREEN FAILURE', 'FailScreening', {}],
    ['ADVERSE EVENT', 'DiscontinueParticipation', { DSDECOD: 'ADVERSE EVENT' }],
  ])('DS: the end by %s', (DSDECOD, command, more) =>
    expect(sentBy(dispositionStep(row('DS', { ...ending, DSDECOD }), target))).toEqual([
      [command, participant, { ...taken, ...more }],
    ]),
  );

  it('DS: another event', () =>
    expect(sentBy(dispositionStep(row('DS', { ...ending, DSCAT: 'OTHER EVENT', DSDECOD: 'FINAL VISIT' }), target))).toEqual([
      ['RecordMilestone', participant, { ...taken, DSCAT: 'OTHER EVENT', DSDECOD: 'FINAL VISIT' }],
    ]));

  it('SV: one of the schedule, and one that is not', () => {
    const [[, , planned] = []] = sentBy(visitStep(row('SV', visit), target)) ?? [];
    const [[, , unplanned] = []] = sentBy(visitStep(row('SV', { ...visit, VISITNUM: '2.1' }), target)) ?? [];
    expect(planned).toEqual({
      ...{ VISITNUM: 2, VISIT: 'BASELINE', VISITDY: null, planned: true, SVSTDTC: '2020-01-08', SVENDTC: null },
      ...{ SVOCCUR: 'Y', SVREASOC: null, SVUPDES: null, SVCNTMOD: null },
    });
    expect(unplanned).toMatchObject({ VISITNUM: 2.1, planned: false });
  });

  const exposure = row('EX', {
    ...{ EXSEQ: '3', EXTRT: 'PLACEBO', EXDOSE: '0', EXDOSU: 'mg', EXDOSFRM: 'PATCH', EXDOSFRQ: 'QD', EXROUTE: 'TRANSDERMAL' },
    ...{ EXSTDTC: '2020-01-09' },
  });

  it('EX of a blinded study: the bedside sees neither treatment nor amount; the product is a fact of its own', () => {
    const [[dosing, , dose] = [], product] = sentBy(doseStep(exposure, target)) ?? [];
    expect([dosing, dose]).toMatchObject([
      'RecordDose',
      {
        ...{ ECSPID: '3', ECTRT: 'Study treatment', ECDOSE: null, ECDOSU: null, ECOCCUR: 'Y', ECSTDTC: '2020-01-09' },
        ...{ ECENDTC: null, ECDOSFRM: 'PATCH', ECDOSFRQ: 'QD', ECROUTE: 'TRANSDERMAL' },
      },
    ]);
    expect(JSON.stringify(dose)).not.toMatch(/PLACEBO|mg/);
    expect(product).toEqual([
      'RecordProduct',
      participant,
      { ECSPID: '3', EXTRT: 'PLACEBO', EXDOSE: 0, EXDOSU: 'mg', EXLOT: null },
    ]);
  });

  it('EX of an open study: both see the same', () => {
    const [[, , dose] = []] = sentBy(doseStep(exposure, { ...target, blinded: false })) ?? [];
    expect(dose).toMatchObject({ ECTRT: 'PLACEBO', ECDOSE: 0, ECDOSU: 'mg' });
  });

  it('AE: the report with grade and judgement, then the coding', () => {
    const event = row('AE', {
      ...{ AESEQ: '7', AESPID: 'E1', AETERM: 'HEADACHE', AEDECOD: 'HEADACHE', AEBODSYS: 'NERVOUS', AEPTCD: '100', AESEV: 'MILD' },
      ...{ AESER: 'N', AEREL: 'PROBABLE', AESHOSP: 'Y', AESTDTC: '2020-01' },
    });
    const id = uuid5(participant, 'AE/7');
    const [report, coding] = sentBy(adverseEventStep(event, target)) ?? [];
    expect(report).toMatchObject([
      'ReportAdverseEvent',
      id,
      {
        ...{ AESPID: 'E1', AETERM: 'HEADACHE', AESTDTC: '2020-01', AEENDTC: null, AESER: 'N', AESHOSP: 'Y', AESMIE: null },
        severity: { AESEV: 'MILD', AETOXGR: null, gradedOn: '2020-01' },
        causality: { assessor: 'investigator', AEREL: 'PROBABLE', product: null, gradedOn: null },
      },
    ]);
    expect(coding).toMatchObject([
      'CodeAdverseEvent',
      id,
      {
        AEDECOD: 'HEADACHE',
        AELLT: null,
        codes: { AEPTCD: 100, AELLTCD: null },
        dictionaryName: 'MedDRA',
        dictionaryVersion: null,
      },
    ]);
  });

  it('AE without grade, judgement and coding: none is made up', () => {
    const bare = sentBy(adverseEventStep(row('AE', { AESEQ: '1', AETERM: 'RASH' }), target));
    expect(bare).toEqual([
      ['ReportAdverseEvent', expect.anything(), expect.objectContaining({ severity: null, causality: null })],
    ]);
  });
});
