import { CodeAdverseEvent, ReportAdverseEvent, type Coding } from '@verum/capture/adverse-event';
import { uuid5 } from '@verum/platform/eventsourcing';
import { draft, type Step, type Target } from './draft';
import { filled, number, term, text, type Row } from './row';

/** AE: the report with its grade and the investigator's judgement, and the words of the dictionary as a fact of its own. */
export const adverseEventStep = (row: Row, { participant }: Target): Step => {
  const id = uuid5(participant, `AE/${filled(row, 'AESEQ')}`);
  const coding = codingOf(row);
  const drafts = [draft(ReportAdverseEvent, id, reportOf(row))];
  if (coding) drafts.push(draft(CodeAdverseEvent, id, coding, 'coding'));
  return { row, at: text(row, 'AESTDTC'), drafts };
};

const reportOf = (row: Row) => {
  const yesNo = (column: string) => term<'noYes'>(row, column);
  const [AESEV, AETOXGR] = [term<'severity'>(row, 'AESEV'), number(row, 'AETOXGR')];
  const AEREL = term<'causality'>(row, 'AEREL');
  const AESTDTC = text(row, 'AESTDTC');
  return {
    ...{ AESPID: text(row, 'AESPID'), AETERM: filled(row, 'AETERM'), AESTDTC, AEENDTC: text(row, 'AEENDTC') },
    ...{ AEENRTPT: term<'relation'>(row, 'AEENRTPT'), AEENTPT: text(row, 'AEENTPT'), AEDTC: text(row, 'AEDTC') },
    ...{ AESER: yesNo('AESER'), AESDTH: yesNo('AESDTH'), AESLIFE: yesNo('AESLIFE'), AESHOSP: yesNo('AESHOSP') },
    ...{ AESDISAB: yesNo('AESDISAB'), AESCONG: yesNo('AESCONG'), AESMIE: yesNo('AESMIE') },
    ...{ AESCAN: yesNo('AESCAN'), AESOD: yesNo('AESOD') },
    ...{ AERELNST: text(row, 'AERELNST'), AEACN: term<'actionTaken'>(row, 'AEACN'), AEACNOTH: text(row, 'AEACNOTH') },
    ...{ AECONTRT: yesNo('AECONTRT'), AEOUT: term<'outcome'>(row, 'AEOUT'), AESCAT: text(row, 'AESCAT') },
    ...{ AEPRESP: yesNo('AEPRESP'), siteAware: null, sponsorReceived: null, session: null },
    severity: AESEV === null && AETOXGR === null ? null : { AESEV, AETOXGR, gradingScale: null, gradedOn: AESTDTC },
    causality: AEREL === null ? null : { assessor: 'investigator' as const, AEREL, product: null, gradedOn: null },
  };
};

/** SDTM has no column for the version of the dictionary: that is in Define-XML. */
const codingOf = (row: Row): Coding | undefined => {
  const [AEDECOD, AEBODSYS] = [text(row, 'AEDECOD'), text(row, 'AEBODSYS')];
  if (AEDECOD === null || AEBODSYS === null) return undefined;
  const code = (column: string) => number(row, column);
  return {
    ...{ AELLT: text(row, 'AELLT'), AEDECOD, AEHLT: text(row, 'AEHLT'), AEHLGT: text(row, 'AEHLGT') },
    ...{ AEBODSYS, AESOC: text(row, 'AESOC') },
    codes: {
      ...{ AELLTCD: code('AELLTCD'), AEPTCD: code('AEPTCD'), AEHLTCD: code('AEHLTCD') },
      ...{ AEHLGTCD: code('AEHLGTCD'), AEBDSYCD: code('AEBDSYCD'), AESOCCD: code('AESOCCD') },
    },
    ...{ dictionaryName: 'MedDRA', dictionaryVersion: null, codingMethod: 'import' as const },
  };
};
