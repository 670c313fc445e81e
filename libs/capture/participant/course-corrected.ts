import type { Correction } from '@verum/platform/eventsourcing';
import type { ParticipantCourse } from './participant-course';

type Items = ReadonlyMap<string, keyof ParticipantCourse>;
const itself = (...items: readonly (keyof ParticipantCourse)[]): Items => new Map(items.map((item) => [item, item]));

/** The fields of a course that rest on an item of one of its records. */
const FIELDS = new Map<string, Items>([
  ['screening', itself('SVSTDTC')],
  ['demography', itself('AGE', 'AGEU', 'SEX', 'RACE', 'ETHNIC', 'COUNTRY', 'DMDTC')],
  ['randomisation', new Map([['DSSTDTC', 'randomisedOn']])],
  [
    'disposition',
    new Map([...itself('DSTERM', 'DSDECOD', 'DSSTDTC', 'DSDTC', 'DSSPID'), ['VISITNUM', 'DSVISITNUM'], ['VISIT', 'DSVISIT']]),
  ],
  ['death', itself('DTHDTC')],
]);

export const courseCorrected = ({ record, item, is }: Correction): Partial<ParticipantCourse> => {
  const field = FIELDS.get(record ?? '')?.get(item);
  return field ? { [field]: is } : {};
};
