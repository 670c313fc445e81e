import type { Causality, Coding, Ending, Grading, Report, SeriousnessUpdate } from './adverse-event.events';

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
export const EXAMPLES = {
  ...{ report, grading, causality, update, ending, coded },
  reported: { ...report, zone },
  graded: { ...grading, zone },
  assessed: { ...causality, zone },
  updated: { ...update, zone },
  resolved: { ...ending, zone },
} as const;
