import type { Term } from '@verum/science/items';

type Answer = Term<'noYes'> | null;

/** The criteria of ICH E2A, and the two that SDTM keeps beside them: AESCAN and AESOD. */
export const CRITERIA = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE', 'AESCAN', 'AESOD'] as const;
export const SERIOUSNESS = ['AESER', ...CRITERIA] as const;

export type Criteria = Readonly<Record<(typeof CRITERIA)[number], Answer>>;
export type Seriousness = Criteria & Readonly<{ AESER: Answer }>;

/** `AEENRTPT`: how the end stands to the time point `AEENTPT`, where its date is not known. */
export type Ending = Readonly<{
  AEOUT: Term<'outcome'> | null;
  AEENDTC: string | null;
  AEENRTPT: Term<'relation'> | null;
  AEENTPT: string | null;
}>;

/** What a site takes down of one event. Times are ISO 8601 texts as collected; local ones are those of the site's zone. */
export type Report = Seriousness &
  Ending &
  Readonly<{
    AESPID: string | null;
    AETERM: string;
    AESTDTC: string | null;
    AEDTC: string | null;
    AERELNST: string | null;
    AEACN: Term<'actionTaken'> | null;
    AEACNOTH: string | null;
    AECONTRT: Answer;
    AESCAT: string | null;
    AEPRESP: Answer;
    siteAware: string | null;
    sponsorReceived: string | null;
    session: number | null;
  }>;

/** From when a grade holds: `gradedOn` null is from the onset on. AESEV and AETOXGR are two scales, and neither stands for the other. */
export type Grading = Readonly<{
  AESEV: Term<'severity'> | null;
  AETOXGR: number | null;
  gradingScale: string | null;
  gradedOn: string | null;
}>;

/** Who holds it for caused by what; `product` null is the study treatment, `gradedOn` the day of the judgement. */
export type Causality = Readonly<{
  assessor: Term<'assessor'>;
  AEREL: Term<'causality'>;
  product: string | null;
  gradedOn: string | null;
}>;

/** `siteAware`: when the site learned of what is new. */
export type SeriousnessUpdate = Seriousness & Readonly<{ siteAware: string | null }>;

export type Codes = Readonly<Record<'AELLTCD' | 'AEPTCD' | 'AEHLTCD' | 'AEHLGTCD' | 'AEBDSYCD' | 'AESOCCD', number | null>>;
export type Coding = Readonly<{
  AELLT: string | null;
  AEDECOD: string;
  AEHLT: string | null;
  AEHLGT: string | null;
  AEBODSYS: string;
  AESOC: string | null;
  codes: Codes;
  dictionaryName: string;
  dictionaryVersion: string | null;
  codingMethod: Term<'codingMethod'>;
}>;

const zone = 'Europe/Berlin';

const report: Report = {
  AESPID: 'E07',
  AETERM: 'Burning when passing water',
  AESTDTC: '2026-02-02T10:30',
  AEDTC: '2026-02-03',
  AESER: 'N',
  ...{ AESDTH: 'N', AESLIFE: 'N', AESHOSP: 'N', AESDISAB: 'N', AESCONG: 'N', AESMIE: 'N', AESCAN: 'N', AESOD: 'N' },
  ...{ AEOUT: 'NOT RECOVERED/NOT RESOLVED', AEENDTC: null, AEENRTPT: 'ONGOING', AEENTPT: '2026-02-03' },
  AERELNST: null,
  AEACN: 'DOSE NOT CHANGED',
  AEACNOTH: null,
  AECONTRT: 'N',
  AESCAT: 'Bladder symptoms',
  AEPRESP: 'N',
  siteAware: '2026-02-03T09:00',
  sponsorReceived: null,
  session: 1,
};

const grading: Grading = { AESEV: 'MILD', AETOXGR: 1, gradingScale: 'CTCAE 5.0', gradedOn: null };
const causality: Causality = { assessor: 'investigator', AEREL: 'POSSIBLE', product: null, gradedOn: '2026-02-03' };
const ending: Ending = { AEOUT: 'RECOVERED/RESOLVED', AEENDTC: '2026-02-20', AEENRTPT: null, AEENTPT: null };

const update: SeriousnessUpdate = {
  AESER: 'Y',
  ...{ AESDTH: 'N', AESLIFE: 'N', AESHOSP: 'Y', AESDISAB: 'N', AESCONG: 'N', AESMIE: 'N', AESCAN: 'N', AESOD: 'N' },
  siteAware: '2026-02-10T08:00',
};

const coded: Coding = {
  AELLT: 'Burning micturition',
  AEDECOD: 'Dysuria',
  AEHLT: 'Bladder and urethral symptoms',
  AEHLGT: 'Urinary tract signs and symptoms',
  AEBODSYS: 'Renal and urinary disorders',
  AESOC: 'Renal and urinary disorders',
  codes: { AELLTCD: null, AEPTCD: 10013990, AEHLTCD: null, AEHLGTCD: null, AEBDSYCD: null, AESOCCD: null },
  dictionaryName: 'MedDRA',
  dictionaryVersion: '27.0',
  codingMethod: 'person',
};

/** For the catalogue and for specs: one story of one event. */
export const ADVERSE_EVENT_EXAMPLES = {
  ...{ report, grading, causality, update, ending, coded },
  reported: { ...report, zone },
  graded: { ...grading, zone },
  assessed: { ...causality, zone },
  updated: { ...update, zone },
  resolved: { ...ending, zone },
} as const;
