import type { RecordedData } from './recorded-data.projection';

/** In the order of a casebook. */
export const SECTION_NAMES = [
  ...(['screening', 'consent', 'signatures', 'optionalConsent', 'withdrawals', 'demography', 'characteristics'] as const),
  ...(['eligibility', 'criteria', 'enrolment', 'randomisation', 'visits', 'doses'] as const),
  ...(['adverseEvents', 'grades', 'judgements', 'seriousness', 'corrections', 'queries', 'deviations'] as const),
  ...(['milestones', 'disposition', 'death', 'stewardship'] as const),
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

export type Values = Readonly<Record<string, unknown>>;

/** What is said of one record. Its address is its stream, with its key behind it where the stream holds several. */
export type Statement = Readonly<{ at: string; section: SectionName; values: Values }>;

export const addressOf = (stream: string, record: string | null): string => (record === null ? stream : `${stream}/${record}`);

/** The facts of an event as they are, but for the zone of their local times, which is that of the site. */
export const stated = (
  { stream, data }: RecordedData,
  record: string | null,
  section: SectionName,
  values: Values = data,
): Statement => {
  const { zone: _, ...items } = values;
  return { at: addressOf(stream, record), section, values: items };
};
