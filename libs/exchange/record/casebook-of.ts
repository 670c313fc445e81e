import { studyDocuments } from '@verum/capture/study';
import { CasebookReading, type OfParticipant } from '@verum/oversight/casebook';
import { recordTrail } from '@verum/oversight/trail';
import { memberDocuments, members } from '@verum/platform/accounts';
import { nameOf, type Views } from '@verum/platform/eventsourcing';
import { casebookPage } from './casebook-page/casebook-page';

/** The printable casebook of a participant as of a record, and how many records of the trail it holds. Throws NotThere. */
export const casebookOf = (views: Views, scope: OfParticipant, moment?: number | string) => {
  const reading = new CasebookReading(views, scope, moment);
  const { asOf, casebook } = reading;
  const trail = reading.find(recordTrail);
  const { STUDYID } = views.find(studyDocuments, { study: scope.study, sites: '*' }, { asOf })[0]!;
  const reachedAt = views.timeAt(scope.study, asOf)!;
  const name = (actor: string) => views.one(memberDocuments, nameOf(members, actor))?.name ?? actor;
  const page = casebookPage({ casebook, STUDYID, reachedAt, trail, nameOf: name });
  return { ...page, asOf, count: trail.length, fileName: fileNameOf(STUDYID, casebook.SUBJID, 'record', asOf) };
};

/** Keys and numbers in a form that every file system and header takes. */
export const fileNameOf = (...words: readonly (string | number)[]): string =>
  words.map((word) => String(word).replaceAll(/[^A-Za-z0-9._-]+/g, '_')).join('-');
