import type { Product } from '@verum/capture/dosing';
import type { Dose } from './ec';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, float, integer, SUBJECT, text, type RowOf } from './variables';

export const EX = domain('EX', 'Exposure', ['STUDYID', 'USUBJID', 'EXSEQ'], {
  ...SUBJECT,
  EXSEQ: integer('Sequence Number'),
  EXREFID: text('Reference ID'),
  EXSPID: text('Sponsor-Defined Identifier'),
  EXTRT: text('Name of Treatment'),
  EXDOSE: float('Dose'),
  EXDOSU: text('Dose Units'),
  EXDOSFRM: text('Dose Form'),
  EXDOSFRQ: text('Dosing Frequency per Interval'),
  EXROUTE: text('Route of Administration'),
  EXLOT: text('Lot Number'),
  EXLOC: text('Location of Dose Administration'),
  EXLAT: text('Laterality'),
  EXFAST: text('Fasting Status'),
  EXADJ: text('Reason for Dose Adjustment'),
  VISITNUM: float('Visit Number'),
  VISIT: text('Visit Name'),
  EXSTDTC: date('Start Date/Time of Treatment'),
  EXENDTC: date('End Date/Time of Treatment'),
  EXSTDY: integer('Study Day of Start of Treatment'),
  EXENDY: integer('Study Day of End of Treatment'),
});

/**
 * A dose that was given, with its product. Without one (an open-label study, or a product that nobody recorded) it is what the
 * bedside saw, so that no dose is missing.
 */
export const exRow = (subject: Subject, { seq, doc }: Dose, product: Product | null): RowOf<typeof EX> => {
  const { kit, ECSPID, ECDOSFRM, ECDOSFRQ, ECROUTE, ECLOC, ECLAT, ECFAST, ECADJ, VISITNUM, VISIT, ECSTDTC, ECENDTC } = doc;
  const { EXTRT, EXDOSE, EXDOSU, EXLOT } = product ?? { EXTRT: doc.ECTRT, EXDOSE: doc.ECDOSE, EXDOSU: doc.ECDOSU, EXLOT: null };
  return {
    ...namedIn('EX', subject),
    ...{ EXSEQ: seq, EXREFID: kit, EXSPID: ECSPID, EXTRT, EXDOSE, EXDOSU },
    ...{ EXDOSFRM: ECDOSFRM, EXDOSFRQ: ECDOSFRQ, EXROUTE: ECROUTE, EXLOT, EXLOC: ECLOC, EXLAT: ECLAT, EXFAST: ECFAST },
    ...{ EXADJ: ECADJ, VISITNUM, VISIT, EXSTDTC: ECSTDTC, EXENDTC: ECENDTC },
    ...{ EXSTDY: dayFrom(subject, ECSTDTC), EXENDY: dayFrom(subject, ECENDTC) },
  };
};
