import type { VisitDocument } from '@verum/capture/participant';
import { inTime } from './in-time';
import { dayFrom, namedIn, type Subject } from './subject';
import { date, domain, float, integer, SUBJECT, text, type RowOf } from './variables';

export const SV = domain('SV', 'Subject Visits', ['STUDYID', 'USUBJID', 'VISITNUM', 'SVSTDTC'], {
  ...SUBJECT,
  VISITNUM: float('Visit Number'),
  VISIT: text('Visit Name'),
  SVPRESP: text('Pre-specified'),
  SVOCCUR: text('Occurrence'),
  SVREASOC: text('Reason for Occur Value'),
  SVCNTMOD: text('Contact Mode'),
  VISITDY: integer('Planned Study Day of Visit'),
  SVSTDTC: date('Start Date/Time of Observation'),
  SVENDTC: date('End Date/Time of Observation'),
  SVSTDY: integer('Study Day of Start of Observation'),
  SVENDY: integer('Study Day of End of Observation'),
  SVUPDES: text('Description of Unplanned Visit'),
});

/** In the order of VISITNUM. SDTMIG 3.4, 6.2.9: whether it occurred is asked of planned visits alone. */
export const svRows = (subject: Subject, visits: readonly VisitDocument[]): RowOf<typeof SV>[] =>
  visits
    .toSorted((one, other) => one.VISITNUM - other.VISITNUM || inTime(one.SVSTDTC, other.SVSTDTC))
    .map((doc) => {
      const { VISITNUM, VISIT, planned, SVOCCUR, SVREASOC, SVCNTMOD, VISITDY, SVSTDTC, SVENDTC, SVUPDES } = doc;
      return {
        ...namedIn('SV', subject),
        ...{ VISITNUM, VISIT, SVPRESP: planned ? 'Y' : null, SVOCCUR: planned ? SVOCCUR : null, SVREASOC, SVCNTMOD },
        ...{ VISITDY, SVSTDTC, SVENDTC, SVSTDY: dayFrom(subject, SVSTDTC), SVENDY: dayFrom(subject, SVENDTC), SVUPDES },
      };
    });
