import type { DoseDocument } from '@verum/capture/dosing';
import { inTime, order } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, float, integer, SUBJECT, text, type RowOf } from './variables';

export const EC = domain('EC', 'Exposure as Collected', ['STUDYID', 'USUBJID', 'ECSEQ'], {
  ...SUBJECT,
  ECSEQ: integer('Sequence Number'),
  ECREFID: text('Reference ID'),
  ECSPID: text('Sponsor-Defined Identifier'),
  ECTRT: text('Name of Treatment'),
  ECPRESP: text('Pre-Specified'),
  ECOCCUR: text('Occurrence'),
  ECREASOC: text('Reason for Occur Value'),
  ECDOSE: float('Dose'),
  ECDOSU: text('Dose Units'),
  ECDOSFRM: text('Dose Form'),
  ECDOSFRQ: text('Dosing Frequency per Interval'),
  ECROUTE: text('Route of Administration'),
  ECLOC: text('Location of Dose Administration'),
  ECLAT: text('Laterality'),
  ECFAST: text('Fasting Status'),
  ECADJ: text('Reason for Dose Adjustment'),
  VISITNUM: float('Visit Number'),
  VISIT: text('Visit Name'),
  ECSTDTC: date('Start Date/Time of Treatment'),
  ECENDTC: date('End Date/Time of Treatment'),
  ECSTDY: integer('Study Day of Start of Treatment'),
  ECENDY: integer('Study Day of End of Treatment'),
});

export type Dose = Readonly<{ seq: number; doc: DoseDocument }>;

/** What the bedside saw, also of a dose that was not given. */
export const ecRow = (subject: Subject, { seq, doc }: Dose): RowOf<typeof EC> => {
  const { kit, ECSPID, ECTRT, ECOCCUR, ECREASOC, ECDOSE, ECDOSU, ECSTDTC, ECENDTC, VISITNUM, VISIT } = doc;
  const { ECDOSFRM, ECDOSFRQ, ECROUTE, ECLOC, ECLAT, ECFAST, ECADJ } = doc;
  return {
    ...namedIn('EC', subject),
    ...{ ECSEQ: seq, ECREFID: kit, ECSPID, ECTRT, ECPRESP: 'Y', ECOCCUR, ECREASOC },
    ...{ ECDOSE, ECDOSU, ECDOSFRM, ECDOSFRQ, ECROUTE, ECLOC, ECLAT, ECFAST, ECADJ },
    ...{ VISITNUM, VISIT, ECSTDTC, ECENDTC },
    ...{ ECSTDY: dayFrom(subject, ECSTDTC), ECENDY: dayFrom(subject, ECENDTC) },
  };
};

/** The numbers of a subject's doses are those they were recorded under, where all are whole; otherwise 1, 2, 3 in time. */
export const numbered = (doses: readonly DoseDocument[]): Dose[] => {
  const own = doses.every(({ ECSPID }) => /^[1-9]\d{0,7}$/.test(ECSPID));
  return doses
    .toSorted((one, other) => inTime(one.ECSTDTC, other.ECSTDTC) || order(one.ECSPID, other.ECSPID))
    .map((doc, place) => ({ seq: own ? Number(doc.ECSPID) : place + 1, doc }))
    .toSorted((one, other) => one.seq - other.seq);
};
