/// <reference lib="esnext.temporal" />
import { partsOf } from './partial-date';

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

const KEPT = 1_000;
const offsets = new Map<string, string | undefined>();

/** The offset of a local time that was there once; undefined where it was there twice, or not at all. */
const offsetIn = (zone: string, local: string): string | undefined => {
  const asked = `${local} ${zone}`;
  if (!offsets.has(asked)) {
    if (offsets.size >= KEPT) offsets.clear();
    offsets.set(asked, offsetFound(zone, local)); // each view that reads an event asks again, and a zone is slow to find
  }
  return offsets.get(asked);
};

const offsetFound = (zone: string, local: string): string | undefined => {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'reject' }).offset;
  } catch {
    return undefined;
  }
};

const readingIn = (zone: string, local: string, disambiguation: 'earlier' | 'later'): string =>
  Temporal.PlainDateTime.from(local)
    .toZonedDateTime(zone, { disambiguation })
    .toString({ timeZoneName: 'never', smallestUnit: 'minute' });

const isLocalTime = (text: string): boolean => {
  const parts = partsOf(text);
  return parts?.minute !== undefined && parts.offset === undefined;
};

/** Nothing where the text is clear in this zone: a date, an instant (its offset says all), a time that happened once. */
export const unclearIn = (zone: string, text: string): Unclear | undefined => {
  if (!isLocalTime(text) || offsetIn(zone, text) !== undefined) return undefined;
  const readings = [readingIn(zone, text, 'earlier'), readingIn(zone, text, 'later')] as const;
  return { why: readings[0].slice(0, 16) === text.slice(0, 16) ? 'ambiguous' : 'impossible', readings };
};

/** The instant that a clear local time is; a date, an instant, or an unclear time stays as it was collected. */
export const momentIn = (zone: string, text: string): string =>
  isLocalTime(text) ? `${text}${offsetIn(zone, text) ?? ''}` : text;
