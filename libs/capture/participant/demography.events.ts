import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';

/** SDTM DM as collected; a full date of birth stands in the vault alone. */
export type DemographyTaken = Readonly<{
  AGE: number | null;
  AGEU: Term<'ageUnit'> | null;
  SEX: Term<'sex'>;
  /** One to eight, each once. */
  RACE: readonly Term<'race'>[];
  ETHNIC: Term<'ethnicity'> | null;
  /** ISO 3166-1 alpha-3. */
  COUNTRY: string;
  DMDTC: string | null;
}>;

/** SDTM SC: one characteristic, known by its SCTESTCD. */
export type CharacteristicTaken = Readonly<{
  SCTESTCD: string;
  SCTEST: string;
  SCORRES: string;
  SCORRESU: string | null;
  SCDTC: string | null;
}>;

export type Demography = DemographyTaken & Readonly<{ zone: string }>;
export type Characteristic = CharacteristicTaken & Readonly<{ zone: string }>;

export type DemographyEvent = Event<'DemographyRecorded', Demography> | Event<'CharacteristicRecorded', Characteristic>;

export const demographyEvents: Catalogue<DemographyEvent> = {
  DemographyRecorded: {
    version: 1,
    upcasts: [],
    says: ({ AGE, AGEU, SEX, RACE, COUNTRY }) =>
      `Recorded demography: ${AGE === null ? 'age unknown' : `age ${AGE}${AGEU === null ? '' : ` ${AGEU}`}`}, sex ${SEX}, ` +
      `race ${RACE.join(', ')}, country ${COUNTRY}`,
    when: ({ DMDTC, zone }) => DMDTC && momentIn(zone, DMDTC),
    correctable: ['AGE', 'AGEU', 'SEX', 'RACE', 'ETHNIC', 'COUNTRY', 'DMDTC'],
    example: {
      AGE: 42,
      AGEU: 'YEARS',
      SEX: 'F',
      RACE: ['WHITE'],
      ETHNIC: 'NOT HISPANIC OR LATINO',
      COUNTRY: 'DEU',
      DMDTC: '2026-01-10',
      zone: 'Europe/Berlin',
    },
  },
  CharacteristicRecorded: {
    version: 1,
    upcasts: [],
    says: ({ SCTEST, SCORRES, SCORRESU }) => `Recorded ${SCTEST}: ${SCORRES}${SCORRESU === null ? '' : ` ${SCORRESU}`}`,
    when: ({ SCDTC, zone }) => SCDTC && momentIn(zone, SCDTC),
    correctable: ['SCORRES', 'SCORRESU', 'SCDTC'],
    example: {
      SCTESTCD: 'EDLEVEL',
      SCTEST: 'Level of Education Attained',
      SCORRES: '16',
      SCORRESU: 'YEARS',
      SCDTC: '2026-01-10',
      zone: 'Europe/Berlin',
    },
  },
};
