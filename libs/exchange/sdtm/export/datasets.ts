import { adverseEventDocuments } from '@verum/capture/adverse-event';
import { armDocuments, armsOf, entryDocuments } from '@verum/capture/allocation';
import { doseDocuments, type DoseDocument, type Product } from '@verum/capture/dosing';
import {
  characteristicDocuments,
  milestoneDocuments,
  participantCourses,
  participantDocuments,
  visitDocuments,
} from '@verum/capture/participant';
import { isBlinded, publishedProtocols, siteDocuments, type PublishedProtocol, type StudyDocument } from '@verum/capture/study';
import type { Projection } from '@verum/platform/eventsourcing';
import type { Vault } from '@verum/platform/vault';
import { AE, aeRows } from './ae';
import { DM, dmRow, type Arms } from './dm';
import { DS, dsRows } from './ds';
import { EC, ecRow, numbered, type Dose } from './ec';
import { EX, exRow } from './ex';
import { SC, scRows } from './sc';
import { subjectsOf, type Subject } from './subject';
import { SV, svRows } from './sv';
import { TA, taRows, TI, tiRows, TS, tsRows, TV, tvRows } from './trial-design';
import type { Domain, RowOf } from './variables';

export type Dataset = Readonly<{ domain: Domain<any>; rows: readonly RowOf<any>[] }>;
/** All documents of the study in one view, as of one moment. */
export type Read = <Doc extends object>(projection: Projection<Doc, any>) => Doc[];

/** Every dataset that an export may have. */
export const DOMAINS: readonly Domain<any>[] = [TS, TA, TV, TI, DM, DS, SV, SC, EC, EX, AE];

/**
 * The datasets of a study, one after the other, so that only one of them is held. Without a vault nothing is opened: no dataset
 * has a word of an arm or a product, and what is about nothing else (EX, and TA of a blinded study) is not there.
 */
export function* datasetsOf(read: Read, study: StudyDocument, vault: Opener | null): Generator<Dataset> {
  const protocols = read(publishedProtocols);
  yield* trialDesign(study, protocols, vault !== null);
  const doses = byParticipant(read(doseDocuments));
  const subjects = subjectsOf(study.STUDYID, read(participantCourses), doses);
  yield* people(read, subjects, vault && armsAt(read, protocols, vault));
  yield* exposure(subjects, doses, vault);
  const events = byParticipant(read(adverseEventDocuments));
  yield { domain: AE, rows: subjects.flatMap((subject) => aeRows(subject, of(subject, events))) };
}

type Opener = Pick<Vault, 'opened'>;
type Kept<Doc> = ReadonlyMap<string, Doc[]>;

const byParticipant = <Doc extends { participant: string }>(documents: readonly Doc[]): Kept<Doc> =>
  Map.groupBy(documents, ({ participant }) => participant);

const of = <Doc>({ course: { participant } }: Subject, kept: Kept<Doc>): readonly Doc[] => kept.get(participant) ?? [];

/** Of the version published last; the criteria of all. */
function* trialDesign(study: StudyDocument, protocols: readonly PublishedProtocol[], unblinded: boolean): Generator<Dataset> {
  const latest = protocols.at(-1);
  if (!latest) return;
  yield { domain: TS, rows: tsRows(study, latest) };
  if (unblinded || !isBlinded(latest)) yield { domain: TA, rows: taRows(study.STUDYID, latest) };
  yield { domain: TV, rows: tvRows(study.STUDYID, latest) };
  yield { domain: TI, rows: tiRows(study.STUDYID, protocols) };
}

type ArmsAt = ReadonlyMap<string, Arms>;

function* people(read: Read, subjects: readonly Subject[], arms: ArmsAt | null): Generator<Dataset> {
  const countries = new Map(read(siteDocuments).map(({ site, COUNTRY }) => [site, COUNTRY]));
  const consents = byParticipant(read(participantDocuments));
  const visits = byParticipant(read(visitDocuments));
  const milestones = byParticipant(read(milestoneDocuments));
  const about = (subject: Subject) => ({
    RFICDTC: of(subject, consents)[0]?.RFICDTC ?? null,
    COUNTRY: countries.get(subject.course.site) ?? null,
    contacts: [
      ...of(subject, visits).map(({ SVSTDTC, SVENDTC }) => SVENDTC ?? SVSTDTC),
      ...of(subject, milestones).map(({ DSSTDTC }) => DSSTDTC),
    ],
    arms: arms?.get(subject.course.participant) ?? null,
  });
  yield { domain: DM, rows: subjects.map((subject) => dmRow(subject, about(subject))) };
  yield {
    domain: DS,
    rows: subjects.flatMap((subject) => dsRows(subject, of(subject, consents)[0]?.consent, of(subject, milestones))),
  };
  yield { domain: SV, rows: subjects.flatMap((subject) => svRows(subject, of(subject, visits))) };
  const characteristics = byParticipant(read(characteristicDocuments));
  yield { domain: SC, rows: subjects.flatMap((subject) => scRows(subject, of(subject, characteristics))) };
}

/** Of the doses not given only EC tells. */
function* exposure(subjects: readonly Subject[], doses: Kept<DoseDocument>, vault: Opener | null): Generator<Dataset> {
  const all = subjects.flatMap((subject) => numbered(of(subject, doses)).map((dose) => ({ subject, dose })));
  yield { domain: EC, rows: all.map(({ subject, dose }) => ecRow(subject, dose)) };
  if (!vault) return;
  const given = all.filter(({ dose: { doc } }) => doc.ECOCCUR === 'Y');
  yield { domain: EX, rows: given.map(({ subject, dose }) => exRow(subject, dose, productOf(dose, vault))) };
}

const productOf = ({ doc }: Dose, vault: Opener): Product | null =>
  doc.product && ((vault.opened({ product: doc.product }) as { product: unknown }).product as Product | null);

/** The arms with the descriptions that the protocol gives them. */
const armsAt = (read: Read, protocols: readonly PublishedProtocol[], vault: Opener): ArmsAt => {
  const described = new Map(protocols.flatMap(({ arms }) => arms).map(({ ARMCD, ARM }) => [ARMCD, ARM]));
  const arms = armsOf(read(armDocuments), read(entryDocuments), (doc) => vault.opened(doc));
  const nameOf = (code: string) => described.get(code) ?? null;
  return new Map(
    [...arms].map(([participant, { ARMCD, ACTARMCD }]) => [
      participant,
      { ARMCD, ARM: nameOf(ARMCD), ACTARMCD, ACTARM: nameOf(ACTARMCD) },
    ]),
  );
};
