import { RecordDose, RecordProduct } from '@verum/capture/dosing';
import { PROTOCOL_DEFAULTS } from '@verum/capture/study';
import { draft, type Step, type Target } from './draft';
import { filled, number, term, text, type Row } from './row';

/** What an SDTM folder cannot say of a dose: it knows the product, and not the bedside. */
const NOT_IN_SDTM = {
  ...{ ECREASOC: null, session: null, kit: null, plannedDose: null, weight: null },
  ...{ giver: null, preparer: null, giverWitness: null, waste: null },
};

/**
 * EX tells the product, so it names the arm. The dose is recorded as the bedside of a blinded study saw it, without name and
 * amount; product, amount and lot are a second fact, sealed. An open study records both in both.
 */
export const doseStep = (row: Row, { participant, blinded }: Target): Step => {
  const ECSPID = filled(row, 'EXSEQ');
  const ECSTDTC = filled(row, 'EXSTDTC');
  const product = {
    EXTRT: filled(row, 'EXTRT'),
    EXDOSE: number(row, 'EXDOSE'),
    EXDOSU: term<'unit'>(row, 'EXDOSU'),
    EXLOT: text(row, 'EXLOT'),
  };
  const seen = blinded
    ? { ECTRT: PROTOCOL_DEFAULTS.dosing.maskedTreatment, ECDOSE: null, ECDOSU: null }
    : { ECTRT: product.EXTRT, ECDOSE: product.EXDOSE, ECDOSU: product.EXDOSU };
  const dose = {
    ...{ ...NOT_IN_SDTM, ...seen, ECSPID, ECSTDTC, ECENDTC: text(row, 'EXENDTC'), ECOCCUR: 'Y' as const },
    ...{ ECDOSFRM: term<'doseForm'>(row, 'EXDOSFRM'), ECDOSFRQ: term<'frequency'>(row, 'EXDOSFRQ') },
    ...{ ECROUTE: term<'route'>(row, 'EXROUTE'), ECLOC: text(row, 'EXLOC'), ECLAT: text(row, 'EXLAT') },
    ...{ ECFAST: term<'noYes'>(row, 'EXFAST'), ECADJ: text(row, 'EXADJ') },
    ...{ VISITNUM: number(row, 'VISITNUM'), VISIT: text(row, 'VISIT') },
  };
  const drafts = [draft(RecordDose, participant, dose), draft(RecordProduct, participant, { ECSPID, ...product }, 'product')];
  return { row, at: ECSTDTC, drafts };
};
