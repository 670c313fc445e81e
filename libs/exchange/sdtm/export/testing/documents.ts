import { doseDocuments, type DoseDocument, type DoseTaken } from '@verum/capture/dosing';
import { doseWith } from '@verum/capture/dosing/testing';
import type { ParticipantCourse } from '@verum/capture/participant';
import type { Subject } from '../subject';

/** Somebody who was randomised and completed, with their first dose on 2 February. */
export const course: ParticipantCourse = {
  ...{ study: 's', site: '701', participant: 'p', SUBJID: '1001', USUBJID: 'KET-01-1001', SVSTDTC: '2026-01-10' },
  ...{ status: 'completed', enteredInError: false, eligible: true, earlier: null },
  ...{ AGE: 42, AGEU: 'YEARS', SEX: 'F', RACE: ['WHITE'], ETHNIC: null, COUNTRY: 'DEU', DMDTC: '2026-01-10' },
  ...{ enrolledOn: '2026-01-20', randomisedOn: '2026-02-01', DTHDTC: null },
  ...{
    DSDECOD: 'COMPLETED',
    DSTERM: 'Done',
    DSSTDTC: '2026-03-01',
    DSDTC: '2026-03-02',
    DSVISITNUM: 9,
    DSVISIT: 'END',
    DSSPID: '8',
  },
  ...{ revision: 1, n: 1 },
};

export const subject: Subject = {
  ...{ STUDYID: 'KET-01', USUBJID: 'KET-01-1001', course },
  ...{ firstDose: '2026-02-02T10:00', lastDose: '2026-02-09' },
};
export const subjectWith = (change: Partial<ParticipantCourse>): Subject => ({ ...subject, course: { ...course, ...change } });

/** The document of a dose as a view holds it. */
export const doseDocument = (change: Partial<DoseTaken> = {}): DoseDocument => {
  const metadata = { study: 's', site: '701', participant: 'p' };
  const fact = { ...doseWith(change), stream: 'dosing-p', revision: 0, n: 1, metadata };
  return doseDocuments.evolve(undefined, fact as never)!;
};
