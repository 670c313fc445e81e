import type { AdverseEventDocument } from '@verum/capture/adverse-event';
import { inTime, order } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, integer, SUBJECT, text, type RowOf } from './variables';

export const AE = domain('AE', 'Adverse Events', ['STUDYID', 'USUBJID', 'AESEQ'], {
  ...SUBJECT,
  AESEQ: integer('Sequence Number'),
  AESPID: text('Sponsor-Defined Identifier'),
  AETERM: text('Reported Term for the Adverse Event'),
  AELLT: text('Lowest Level Term'),
  AELLTCD: integer('Lowest Level Term Code'),
  AEDECOD: text('Dictionary-Derived Term'),
  AEPTCD: integer('Preferred Term Code'),
  AEHLT: text('High Level Term'),
  AEHLTCD: integer('High Level Term Code'),
  AEHLGT: text('High Level Group Term'),
  AEHLGTCD: integer('High Level Group Term Code'),
  AESCAT: text('Subcategory for Adverse Event'),
  AEPRESP: text('Pre-Specified Adverse Event'),
  AEBODSYS: text('Body System or Organ Class'),
  AEBDSYCD: integer('Body System or Organ Class Code'),
  AESOC: text('Primary System Organ Class'),
  AESOCCD: integer('Primary System Organ Class Code'),
  AESEV: text('Severity/Intensity'),
  AESER: text('Serious Event'),
  AEACN: text('Action Taken with Study Treatment'),
  AEACNOTH: text('Other Action Taken'),
  AEREL: text('Causality'),
  AERELNST: text('Relationship to Non-Study Treatment'),
  AEOUT: text('Outcome of Adverse Event'),
  AESCAN: text('Involves Cancer'),
  AESCONG: text('Congenital Anomaly or Birth Defect'),
  AESDISAB: text('Persist or Signif Disability/Incapacity'),
  AESDTH: text('Results in Death'),
  AESHOSP: text('Requires or Prolongs Hospitalization'),
  AESLIFE: text('Is Life Threatening'),
  AESOD: text('Occurred with Overdose'),
  AESMIE: text('Other Medically Important Serious Event'),
  AECONTRT: text('Concomitant or Additional Trtmnt Given'),
  AETOXGR: text('Standard Toxicity Grade'),
  AEDTC: date('Date/Time of Collection'),
  AESTDTC: date('Start Date/Time of Adverse Event'),
  AEENDTC: date('End Date/Time of Adverse Event'),
  AESTDY: integer('Study Day of Start of Adverse Event'),
  AEENDY: integer('Study Day of End of Adverse Event'),
  AEENRTPT: text('End Relative to Reference Time Point'),
  AEENTPT: text('End Reference Time Point'),
});

/** Numbered in the order of collection, onset, identifier, term and record: what was imported comes back under its own AESEQ. */
export const aeRows = (subject: Subject, events: readonly AdverseEventDocument[]): RowOf<typeof AE>[] =>
  events.toSorted(inOrder).map((event, place) => ({
    ...namedIn('AE', subject),
    ...{ AESEQ: place + 1, AESPID: event.AESPID, AETERM: event.AETERM },
    ...codingOf(event),
    ...{ AESCAT: event.AESCAT, AEPRESP: event.AEPRESP, AESEV: event.AESEV, AESER: event.AESER },
    ...{ AEACN: event.AEACN, AEACNOTH: event.AEACNOTH, AEREL: causalityOf(event), AERELNST: event.AERELNST, AEOUT: event.AEOUT },
    ...criteriaOf(event),
    ...{ AECONTRT: event.AECONTRT, AETOXGR: event.AETOXGR === null ? null : String(event.AETOXGR) },
    ...{ AEDTC: event.AEDTC, AESTDTC: event.AESTDTC, AEENDTC: event.AEENDTC },
    ...{ AESTDY: dayFrom(subject, event.AESTDTC), AEENDY: dayFrom(subject, event.AEENDTC) },
    ...{ AEENRTPT: event.AEENRTPT, AEENTPT: event.AEENTPT },
  }));

const inOrder = (one: AdverseEventDocument, other: AdverseEventDocument): number =>
  inTime(one.AEDTC, other.AEDTC) ||
  inTime(one.AESTDTC, other.AESTDTC) ||
  order(one.AESPID ?? '', other.AESPID ?? '') ||
  order(one.AETERM, other.AETERM) ||
  one.n - other.n;

const codingOf = ({ coding }: AdverseEventDocument) => {
  const { AELLT = null, AEDECOD = null, AEHLT = null, AEHLGT = null, AEBODSYS = null, AESOC = null } = coding ?? {};
  return { AELLT, AEDECOD, AEHLT, AEHLGT, AEBODSYS, AESOC, ...(coding?.codes ?? NO_CODES) };
};

const NO_CODES = { AELLTCD: null, AEPTCD: null, AEHLTCD: null, AEHLGTCD: null, AEBDSYCD: null, AESOCCD: null };

const criteriaOf = (event: AdverseEventDocument) => {
  const { AESCAN, AESCONG, AESDISAB, AESDTH, AESHOSP, AESLIFE, AESOD, AESMIE } = event;
  return { AESCAN, AESCONG, AESDISAB, AESDTH, AESHOSP, AESLIFE, AESOD, AESMIE };
};

/**
 * AEREL is the investigator's latest judgement, or the site's where no investigator gave one: of the study treatment, or else of
 * the product that was named last. The sponsor's own has no variable in AE.
 */
const causalityOf = ({ causality }: AdverseEventDocument): string | null => {
  const by = (asked: string) => {
    const judged = causality.filter(({ assessor }) => assessor === asked);
    return judged.find(({ product }) => product === null) ?? judged.at(-1);
  };
  return (by('investigator') ?? by('site'))?.AEREL ?? null;
};
