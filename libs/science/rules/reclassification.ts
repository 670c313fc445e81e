import { oneOf, refuse } from './arguments';
import { addDays, isDay } from '@verum/science/dates';
import { categoryOf, reportingClock, type Assessment, type Category, type Region } from './expedited-reporting';

export type DatedAssessment = Assessment & Readonly<{ on: string }>;
export type Clock = Readonly<{ startedOn: string; category: Category; due: string; dueFollowUp?: string }>;

const isExpedited = (category: Category) => category === 'SUSAR_7' || category === 'SUSAR_15';

/** Whether a clock that runs already covers the category: the 7 days cover the 15 as well. */
const isCovered = (category: Category, clocks: readonly Clock[]) =>
  clocks.some((clock) => clock.category === category || clock.category === 'SUSAR_7');

const startOf = (assessment: DatedAssessment, region: Region): Clock => {
  const { category, ...due } = reportingClock({ ...assessment, day0: assessment.on, region });
  const { dueInitial, dueFollowUp } = { dueFollowUp: undefined, dueInitial: assessment.on, ...due };
  return { startedOn: assessment.on, category, due: dueInitial, ...(dueFollowUp && { dueFollowUp }) };
};

/**
 * The clocks of one case through its history: `assessments` in order, each with the ISO date `on` which the sponsor had
 * it; `region` as reportingClock. Returns `{ category, clocks: [{ startedOn, category, due, dueFollowUp? }] }`. A change
 * for the worse starts a clock of its own on its own day and leaves the others running; a later change for the better
 * cancels nothing: 21 CFR 312.32(c), Regulation (EU) 536/2014 Art. 42 and Annex III 2.3 (the sponsor never downgrades).
 */
export const reportingClocks = (input: { assessments: readonly DatedAssessment[]; region?: Region }) => {
  const { assessments, region = 'earliest' } = input;
  oneOf('region', region, ['EU', 'US', 'earliest']);
  if (!Array.isArray(assessments) || assessments.length === 0) refuse('assessments', 'a list of one or more');
  const clocks: Clock[] = [];
  for (const [i, assessment] of assessments.entries()) {
    if (!isDay(assessment.on) || (i > 0 && assessment.on < assessments[i - 1]!.on)) refuse('on', 'a date, none before the last');
    const category = categoryOf(assessment);
    if (isExpedited(category) && !isCovered(category, clocks)) clocks.push(startOf(assessment, region));
  }
  return { category: categoryOf(assessments.at(-1)!), clocks };
};

/**
 * Until when follow-up information is due: 15 calendar days from its receipt `receivedOn`. Returns `{ due }`, an ISO date.
 * 21 CFR 312.32(d)(2).
 */
export const followUpClock = ({ receivedOn }: { receivedOn: string }) => {
  if (!isDay(receivedOn)) refuse('receivedOn', 'a calendar date as YYYY-MM-DD');
  return { due: addDays(receivedOn, 15) };
};

/**
 * Until when the investigator has to tell the sponsor of a serious event: 24 true hours from `awareAt`, an instant with
 * its offset. Returns `{ due }`, an instant in UTC. Regulation (EU) 536/2014 Art. 41(2); ICH E6(R3).
 */
export const investigatorNotice = ({ awareAt }: { awareAt: string }) => {
  try {
    return { due: Temporal.Instant.from(awareAt).add({ hours: 24 }).toString() };
  } catch {
    return refuse('awareAt', 'an instant with its offset, such as 2026-03-01T09:30+01:00');
  }
};
