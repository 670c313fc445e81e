import { unclearIn } from '@verum/science/dates';
import { LocalTimeUnclear } from './participant.errors';

/** Refuses every time, by its pointer into the body, that a change of clocks at the site makes unclear. */
export const mustBeClear = (zone: string, times: Readonly<Record<string, string | null>>): void => {
  const unclear = Object.entries(times).flatMap(([pointer, text]) => {
    const why = text === null ? undefined : unclearIn(zone, text);
    return why ? [{ pointer, ...why }] : [];
  });
  if (unclear.length > 0) throw new LocalTimeUnclear(zone, unclear);
};
