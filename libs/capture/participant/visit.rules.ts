import type { ProtocolDocument } from '@verum/capture/study';
import { momentIn, studyDay } from '@verum/science/dates';
import { isAfterWithdrawal, isBeforeConsent } from './consent.state';
import { deviationsOf, type Deviation } from './deviation.events';
import type { ParticipantEvent } from './participant.events';
import { participants, type Participant } from './participant.state';
import { keptAs, type Kept } from './records.state';
import type { Visit } from './visit.events';

type Judged = Visit & Readonly<{ SVSTDTC: string; moment: string; now: Participant }>;
/** `broken` says what was found instead of what was expected; undefined where the rule holds or cannot be judged. */
export type VisitRule = Readonly<{ rule: string; DVTERM: string; broken: (visit: Judged) => [string, string] | undefined }>;

export const CONSENT_RULES: readonly VisitRule[] = [
  {
    rule: 'visit-before-consent',
    DVTERM: 'A visit took place before consent was given',
    broken: ({ now, moment }) => (isBeforeConsent(now.consent, moment) ? ['consent that counts by then', 'none'] : undefined),
  },
  {
    rule: 'visit-after-withdrawal',
    DVTERM: 'A visit took place after the participant had withdrawn from visits',
    broken: ({ now, moment }) => (isAfterWithdrawal(now.consent, moment, ['visits']) ? ['no more visits', 'a visit'] : undefined),
  },
];

/** Study days count from the day of randomisation; without it, or without a window, there is nothing to judge. */
export const windowRule = (protocol: ProtocolDocument | undefined): VisitRule => ({
  rule: 'visit-outside-window',
  DVTERM: 'A visit took place outside its window',
  broken: ({ now, planned, VISITNUM, SVSTDTC }) => {
    const { earliest = null, latest = null } = protocol?.visits.find((visit) => planned && visit.VISITNUM === VISITNUM) ?? {};
    const day = studyDay(SVSTDTC, randomisedOn(now));
    if (day === undefined || earliest === null || latest === null) return undefined;
    return day < earliest || day > latest ? [`study day ${earliest} to ${latest}`, `study day ${day}`] : undefined;
  },
});

const randomisedOn = ({ records }: Participant): string | null =>
  (keptAs(records, 'randomisation')?.data as { DSSTDTC: string } | undefined)?.DSSTDTC ?? null;

/** Only what took place, on a day that is known at all, can break a rule. */
const brokenBy = ({ record, data }: Kept, now: Participant, rules: readonly VisitRule[]): readonly Deviation[] => {
  const visit = data as Visit;
  const { SVSTDTC, SVOCCUR, zone } = visit;
  if (SVSTDTC === null || SVOCCUR !== 'Y') return [];
  const moment = momentIn(zone, SVSTDTC);
  return rules.flatMap(({ rule, DVTERM, broken }) => {
    const [expected, found] = broken({ ...visit, SVSTDTC, moment, now }) ?? [];
    return expected && found ? [{ rule, record, DVTERM, expected, found, DVSTDTC: moment }] : [];
  });
};

/**
 * The events, and what they say of visits that are known: which facts were typed first makes no difference to a deviation.
 * `only` names the one visit that they can concern.
 */
export const withVisitsJudged = (
  participant: Participant,
  events: readonly ParticipantEvent[],
  rules: readonly VisitRule[],
  only?: string,
): readonly ParticipantEvent[] => {
  if (events.length === 0) return events;
  const now = events.reduce(participants.evolve, participant);
  const visits = now.records.filter(({ type, record }) => type === 'VisitRecorded' && (only ?? record) === record);
  const standing = now.deviations.filter(({ rule }) => rules.some((each) => each.rule === rule));
  return [...events, ...visits.flatMap((visit) => deviationsOf(visit.record, brokenBy(visit, now, rules), standing))];
};
