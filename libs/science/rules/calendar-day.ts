const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Written YYYY-MM-DD, and on the calendar. */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !ISO_DAY.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

/** Day 0 is the day itself: 7 days after a Monday is the next Monday. */
export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
