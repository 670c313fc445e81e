import type { CharacteristicDocument } from '@verum/capture/participant';
import { order } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, float, integer, SUBJECT, text, type RowOf } from './variables';

export const SC = domain('SC', 'Subject Characteristics', ['STUDYID', 'USUBJID', 'SCTESTCD'], {
  ...SUBJECT,
  SCSEQ: integer('Sequence Number'),
  SCTESTCD: text('Subject Characteristic Short Name'),
  SCTEST: text('Subject Characteristic'),
  SCORRES: text('Result or Finding in Original Units'),
  SCORRESU: text('Original Units'),
  SCSTRESC: text('Character Result/Finding in Std Format'),
  SCSTRESN: float('Numeric Result/Finding in Standard Units'),
  SCSTRESU: text('Standard Units'),
  SCDTC: date('Date/Time of Collection'),
  SCDY: integer('Study Day of Examination'),
});

/** The result as collected is the standard one: nothing is converted. */
export const scRows = (subject: Subject, characteristics: readonly CharacteristicDocument[]): RowOf<typeof SC>[] =>
  characteristics
    .toSorted((one, other) => order(one.SCTESTCD, other.SCTESTCD))
    .map(({ SCTESTCD, SCTEST, SCORRES, SCORRESU, SCDTC }, place) => ({
      ...namedIn('SC', subject),
      ...{ SCSEQ: place + 1, SCTESTCD, SCTEST, SCORRES, SCORRESU },
      ...{ SCSTRESC: SCORRES, SCSTRESN: numberIn(SCORRES), SCSTRESU: SCORRESU, SCDTC, SCDY: dayFrom(subject, SCDTC) },
    }));

const numberIn = (result: string): number | null => (/^-?\d{1,15}(\.\d{1,15})?$/.test(result) ? Number(result) : null);
