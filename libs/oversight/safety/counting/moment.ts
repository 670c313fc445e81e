import { momentIn } from '@verum/science/dates';

/** `momentIn` for what may not be known; a date alone has no zone to be asked for, and most of a table are such. */
export const momentAt = <Text extends string | null>(zone: string, text: Text): string | Extract<Text, null> =>
  text === null ? (text as Extract<Text, null>) : text.length <= 10 ? text : momentIn(zone, text);
