import { SECTION_NAMES } from './statement';
import { wordsOf, type ItemWords } from './words';
import type { Casebook, Row, Section } from './casebook';
import { versionOf, type CasebookDocuments } from './casebook.documents';
import { notDoneOf } from './not-done';
import { rowsOf } from './rows';
import { TITLES } from './section-titles';

/** Every context on one page of data. */
export const casebookAt = (documents: CasebookDocuments): Casebook => {
  const { asOf, participant: doc, course, site } = documents;
  const rows = rowsOf(documents);
  const sections = SECTION_NAMES.map((section): Section => {
    const [[domain, title], own] = [TITLES[section], rows(section)];
    return { section, domain, title, items: columns(own, 'values'), follows: columns(own, 'follows'), rows: own };
  });
  const { study, participant, SUBJID, USUBJID, consentStatus, withdrawnScopes } = doc;
  const { status, eligible, enteredInError } = course;
  return {
    ...{ study, asOf, participant, SUBJID, USUBJID, site: doc.site, siteName: site?.siteName ?? null, zone: site?.zone ?? null },
    protocolVersion: versionOf(documents),
    consent: doc.consent.collected ? 'collected' : 'notCollected',
    ...{ consentStatus, withdrawnScopes, status, eligible, enteredInError, shownTo: 'blinded readers', sections },
    notDone: notDoneOf(documents, rows),
  };
};

/** The items of all rows, in the order in which they are first met. */
const columns = (rows: readonly Row[], of: 'values' | 'follows'): readonly ItemWords[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row[of])))].map(wordsOf);
