import { RecordArms } from '@verum/capture/allocation';
import {
  RecordCharacteristic,
  RecordDeath,
  RecordDemography,
  RecordRandomisation,
  ScreenParticipant,
} from '@verum/capture/participant';
import { isArm } from './check-rows';
import { draft, type Lack, type Step, type Target } from './draft';
import { filled, number, term, text, type Row } from './row';

/** DM: the screening with its demography comes first of all, whatever else was dated before it. */
export const screeningStep = (row: Row, { participant }: Target, firstVisit: string | null): Step => {
  const [SUBJID, USUBJID, SITEID] = [filled(row, 'SUBJID'), filled(row, 'USUBJID'), filled(row, 'SITEID')];
  const DMDTC = text(row, 'DMDTC');
  const demography = {
    AGE: number(row, 'AGE'),
    AGEU: term<'ageUnit'>(row, 'AGEU'),
    SEX: term<'sex'>(row, 'SEX')!,
    RACE: [term<'race'>(row, 'RACE')!],
    ETHNIC: term<'ethnicity'>(row, 'ETHNIC'),
    COUNTRY: filled(row, 'COUNTRY'),
    DMDTC,
  };
  const screening = { SUBJID, USUBJID, SITEID, SVSTDTC: DMDTC ?? firstVisit };
  const drafts = [
    draft(ScreenParticipant, participant, screening),
    draft(RecordDemography, participant, demography, 'demography'),
  ];
  return { row, at: null, drafts };
};

/** DM: the arms, sealed in the allocation's own stream. */
export const armsStep = (row: Row, { study, participant }: Target): Step | undefined => {
  const [ARMCD, ACTARMCD] = [text(row, 'ARMCD'), text(row, 'ACTARMCD')];
  if (!isArm(ARMCD)) return undefined;
  // Somebody who was planned and never treated: an actual arm is not to be invented, and one without the other not to be kept.
  if (!isArm(ACTARMCD)) return { row, at: null, drafts: [], lacks: [NO_ACTUAL_ARM] };
  const recording = draft(RecordArms, study, { participant, ARMCD, ACTARMCD }, 'arms');
  return { row, at: null, drafts: [{ ...recording, forAllocation: true }] };
};

/** DM: that, and when, somebody was randomised; SDTM says it by an arm and the reference start date. */
export const randomisationStep = (row: Row, { participant }: Target): Step | undefined => {
  if (!isArm(text(row, 'ARMCD'))) return undefined;
  const at = text(row, 'RFSTDTC');
  if (at === null) return { row, at, drafts: [], lacks: [NO_RANDOMISATION_DATE] };
  return { row, at, drafts: [draft(RecordRandomisation, participant, { DSSTDTC: at, stratum: null }, 'randomisation')] };
};

export const deathStep = (row: Row, { participant }: Target): Step | undefined => {
  const at = text(row, 'DTHDTC');
  if (at !== null) return { row, at, drafts: [draft(RecordDeath, participant, { DTHDTC: at }, 'death')] };
  return text(row, 'DTHFL') === 'Y' ? { row, at, drafts: [], lacks: [NO_DEATH_DATE] } : undefined;
};

export const characteristicStep = (row: Row, { participant }: Target): Step => {
  const SCDTC = text(row, 'SCDTC');
  const characteristic = {
    SCTESTCD: filled(row, 'SCTESTCD'),
    SCTEST: filled(row, 'SCTEST'),
    SCORRES: filled(row, 'SCORRES'),
    SCORRESU: text(row, 'SCORRESU'),
    SCDTC,
  };
  return { row, at: SCDTC, drafts: [draft(RecordCharacteristic, participant, characteristic)] };
};

const NO_ACTUAL_ARM: Lack = {
  ...{ column: 'ACTARMCD', rule: 'no-actual-arm' },
  message: 'there is a planned arm and no actual one: the arms were not recorded',
};
const NO_RANDOMISATION_DATE: Lack = {
  ...{ column: 'RFSTDTC', rule: 'no-randomisation-date' },
  message: 'there is an arm and no date: the randomisation was not recorded',
};
const NO_DEATH_DATE: Lack = {
  ...{ column: 'DTHDTC', rule: 'no-death-date' },
  message: 'DTHFL is Y and there is no date: the death was not recorded',
};
