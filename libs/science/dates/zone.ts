/// <reference lib="esnext.temporal" />
import { isDateTime, isInstant } from './date-time';

/** Why a local time is no instant, and the two instants that may have been meant. */
export type Unclear = Readonly<{ why: 'ambiguous' | 'impossible'; readings: readonly string[] }>;

/** The exact name of an IANA zone (`Europe/Berlin`, `UTC`): an offset alone knows nothing of changes of clocks. */
export const isZone = (text: unknown): text is string => {
  if (typeof text !== 'string' || !/^(UTC|[A-Z][\w+-]*(\/[\w+-]+)+)$/.test(text)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
  } catch {
    return false;
  }
};

const readingsOf = (local: string, zone: string): readonly string[] => {
  const clock = Temporal.PlainDateTime.from(local);
  const readings = (['earlier', 'later'] as const).map((disambiguation) =>
    clock.toZonedDateTime(zone, { disambiguation }).toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
  );
  return [...new Set(readings)];
};

const isLocalTime = (text: string): boolean => isDateTime(text) && !isInstant(text);

/** Nothing where the text is clear in this zone: a date, an instant (its offset says all), a time that happened once. */
export const unclearIn = (zone: string, text: string): Unclear | undefined => {
  if (!isLocalTime(text)) return undefined;
  const readings = readingsOf(text, zone);
  if (readings.length === 1) return undefined;
  return { why: readings[0]!.slice(0, 16) === text.slice(0, 16) ? 'ambiguous' : 'impossible', readings };
};

/** The instant that a clear local time is; a date, an instant, or an unclear time stays as it was collected. */
export const momentIn = (zone: string, text: string): string => {
  if (!isLocalTime(text) || unclearIn(zone, text)) return text;
  return `${text}${Temporal.PlainDateTime.from(text).toZonedDateTime(zone).offset}`;
};
