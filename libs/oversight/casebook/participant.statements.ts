import {
  participants,
  type Consenting,
  type Eligibility,
  type ParticipantEvent,
  type Signature,
} from '@verum/capture/participant';
import type { RecordedData } from './recorded-data.projection';
import type { Ordinals } from './ordinals';
import { stated, type SectionName, type Statement } from './statement';

export const ofParticipant = (entry: RecordedData, ordinals: Ordinals): readonly Statement[] => {
  switch (entry.type) {
    case 'ConsentGiven':
    case 'ConsentRenewed':
      return ofConsent(entry, `consent-${ordinals.next(entry, 'consent')}`);
    case 'ConsentSigned':
      return [ofSignature(entry, `consent-${ordinals.last(entry, 'consent')}`, entry.data as Signature)];
    case 'ConsentWithdrawn':
      return [stated(entry, `withdrawal-${ordinals.next(entry, 'withdrawal')}`, 'withdrawals')];
    case 'EligibilityAssessed':
      return ofEligibility(entry);
    default:
      return ofRecord(entry);
  }
};

const ofConsent = (entry: RecordedData, record: string): readonly Statement[] => {
  const { signatures, optionalScopes, ...consent } = entry.data as Consenting;
  return [
    stated(entry, record, 'consent', consent),
    ...signatures.map((signature) => ofSignature(entry, record, signature)),
    ...optionalScopes.map((scope) => stated(entry, `${record}-${scope.optionalScope}`, 'optionalConsent', scope)),
  ];
};

const ofSignature = (entry: RecordedData, record: string, { capacity, signedAt }: Signature): Statement =>
  stated(entry, `${record}-${capacity}`, 'signatures', { capacity, signedAt });

const ofEligibility = (entry: RecordedData): readonly Statement[] => {
  const { criteria, ...verdict } = entry.data as Eligibility;
  return [
    stated(entry, 'eligibility', 'eligibility', verdict),
    ...criteria.map((answer) => stated(entry, answer.IETESTCD, 'criteria', answer)),
  ];
};

const SECTION_OF: ReadonlyMap<string, SectionName> = new Map<ParticipantEvent['type'], SectionName>([
  ['ParticipantScreened', 'screening'],
  ['DemographyRecorded', 'demography'],
  ['CharacteristicRecorded', 'characteristics'],
  ['ParticipantEnrolled', 'enrolment'],
  ['ParticipantRandomised', 'randomisation'],
  ['VisitRecorded', 'visits'],
  ['MilestoneRecorded', 'milestones'],
  ['ScreeningFailed', 'disposition'],
  ['ParticipationCompleted', 'disposition'],
  ['ParticipationDiscontinued', 'disposition'],
  ['DeathRecorded', 'death'],
  ['EarlierScreeningLinked', 'stewardship'],
  ['ParticipantEnteredInError', 'stewardship'],
]);

const ofRecord = (entry: RecordedData): readonly Statement[] => {
  const section = SECTION_OF.get(entry.type);
  if (!section) return [];
  // The key by which a participant's own state keeps it, and corrections find it.
  const { records } = participants.evolve(participants.initial, entry as unknown as ParticipantEvent);
  return [stated(entry, records[0]!.record, section)];
};
