import { refusal } from '@verum/platform/eventsourcing';

/** The closed report is read at a data cut (FDA 2006, Clinical Trial Data Monitoring Committees, 4.3). */
export class DataCutRequired extends refusal(
  'invalid',
  'data-cut-required',
  'Name the data cut that the board reads: cut=<name>.',
  ['query: cut'],
) {}

export class NoSuchDataCut extends refusal('invalid', 'no-such-data-cut', 'The study has no data cut of this name.', [
  'query: cut',
]) {}

export class BeyondTheCut extends refusal(
  'invalid',
  'beyond-the-cut',
  'The board reads the record up to that of the data cut, and the date of the cut.',
  ['query: asOf', 'query: cutDate'],
) {}

export class TwoCuts extends refusal('invalid', 'two-cuts', 'Name a data cut or give a date, not both.', [
  'query: cut',
  'query: cutDate',
]) {}

export class NoProtocol extends refusal(
  'invalid',
  'no-protocol',
  'No protocol version was published by then, so nothing says what is treatment-emergent.',
) {}

export class NoSuchGroup extends refusal('invalid', 'no-such-group', 'The table has no group of this name.', [
  'query: compare',
]) {}
