import { participants, type ParticipantEvent } from '@verum/capture/participant';
import { consented, screened, study } from '@verum/capture/participant/testing';
import { dosingEvents, type DoseTaken, type DosingEvent, type Product } from '../dosing.events';
import { dosings, type Dosing } from '../dosing.state';
import { participation } from '../participation.state';

const exampleOf = <Type extends DosingEvent['type']>(type: Type) =>
  ({ type, data: dosingEvents[type].example }) as Extract<DosingEvent, { type: Type }>;

export const doseGiven = exampleOf('DoseGiven');
export const productRecorded = exampleOf('ProductRecorded');

const { zone: _, ...taken } = doseGiven.data;
/** What the command for `doseGiven` is sent. */
export const doseTaken: DoseTaken = taken;
export const product = productRecorded.data.product as Product;

/** A dose that differs from the example in this. */
export const doseWith = (change: Partial<DoseTaken>): typeof doseGiven => ({
  ...doseGiven,
  data: { ...doseGiven.data, ...change },
});

export const dosingAfter = (...events: readonly DosingEvent[]): Dosing => events.reduce(dosings.evolve, dosings.initial);

const zone = 'Europe/Berlin';
const course: ParticipantEvent[] = [
  screened,
  consented,
  { type: 'ParticipantEnrolled', data: { DSSTDTC: '2026-01-20', protocolVersion: '1.0', zone } },
  { type: 'ParticipantRandomised', data: { DSSTDTC: '2026-02-01', stratum: null, zone } },
];

/** What a dose of somebody who consented and was randomised in the study of the examples stands among, and what came after. */
export const around = (...more: readonly ParticipantEvent[]) => {
  const participant = [...course, ...more].reduce(participants.evolve, participants.initial);
  const { place, consent } = participant;
  return { place, consent, participation: participation.select(participant), ...study };
};
