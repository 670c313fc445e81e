import { answers, oneOf, refuse } from './arguments';
import { isDay, addDays } from '@verum/science/dates';

const REGIONS = ['EU', 'US', 'earliest'] as const;
/** `earliest` (default) takes from both the clock that ends first and keeps the follow-up that the EU wants. */
export type Region = (typeof REGIONS)[number];

export type Assessment = Readonly<{ serious: boolean; unexpected: boolean; related: boolean; fatalOrLifeThreatening: boolean }>;
export type Category =
  'SUSAR_7' | 'SUSAR_15' | 'SAR_expected_not_expedited' | 'SAE_unrelated_not_expedited' | 'AR_not_expedited' | 'AE_not_expedited';

/** Calendar days, all three counted from day 0. ICH E2A III.B; Regulation (EU) 536/2014 Art. 42(2); 21 CFR 312.32(c). */
const DAYS = { fatal: 7, completed: 7 + 8, other: 15 } as const;

/** ICH E2A II.A and III.A: serious, unexpected and related, or it is not expedited. */
export const categoryOf = ({ serious, unexpected, related, fatalOrLifeThreatening }: Assessment): Category => {
  answers({ serious, unexpected, related, fatalOrLifeThreatening });
  if (!related) return serious ? 'SAE_unrelated_not_expedited' : 'AE_not_expedited';
  if (!serious) return 'AR_not_expedited';
  if (!unexpected) return 'SAR_expected_not_expedited';
  return fatalOrLifeThreatening ? 'SUSAR_7' : 'SUSAR_15';
};

export type Case = Assessment &
  Readonly<{
    /** ISO date on which the sponsor had patient, reporter, product and event, in the sponsor's zone. */
    day0: string;
    /** ISO date on which the sponsor learnt of the turn to fatal or life-threatening. */
    becameFatalOn?: string;
    /** ISO date on which the sponsor found that it qualifies; starts the 15 days of 21 CFR 312.32(c)(1) where region is US. */
    determinedOn?: string;
    region?: Region;
  }>;

const checked = (input: Case): Region => {
  const { day0, becameFatalOn, determinedOn, region = 'earliest' } = input;
  for (const [name, day] of Object.entries({ day0, becameFatalOn: becameFatalOn ?? day0, determinedOn: determinedOn ?? day0 })) {
    if (!isDay(day)) refuse(name, 'a calendar date as YYYY-MM-DD');
    if (day < day0) refuse(name, 'on or after day0');
  }
  return oneOf('region', region, REGIONS);
};

const completion = (region: Region, from: string) => (region === 'US' ? {} : { dueFollowUp: addDays(from, DAYS.completed) });

/**
 * Until when a case has to be reported: `serious`, `unexpected`, `related`, `fatalOrLifeThreatening`, `day0`, and where it
 * holds `becameFatalOn`, `determinedOn`, `region` (EU, US or the earliest of both). Returns `{ category, dueInitial?,
 * dueFollowUp?, dueFatalUpgrade?, dueFatalUpgradeFollowUp? }`, ISO dates; a date that does not apply is left out. 7 days
 * and 8 more to complete the report (EU) where fatal or life-threatening, else 15; a turn to fatal starts 7 days of its own
 * and leaves the first clock running. ICH E2A (1994) III.B; 21 CFR 312.32(c); Regulation (EU) 536/2014 Art. 42(2).
 */
export const reportingClock = (input: Case) => {
  const region = checked(input);
  const category = categoryOf(input);
  if (category === 'SUSAR_7') return { category, dueInitial: addDays(input.day0, DAYS.fatal), ...completion(region, input.day0) };
  if (category !== 'SUSAR_15') return { category };
  const from = region === 'US' ? (input.determinedOn ?? input.day0) : input.day0;
  const dueInitial = addDays(from, DAYS.other);
  if (!input.becameFatalOn) return { category, dueInitial };
  const { dueFollowUp } = { dueFollowUp: undefined, ...completion(region, input.becameFatalOn) };
  return {
    category: 'SUSAR_7' as const,
    dueInitial,
    dueFatalUpgrade: addDays(input.becameFatalOn, DAYS.fatal),
    ...(dueFollowUp && { dueFatalUpgradeFollowUp: dueFollowUp }),
  };
};
