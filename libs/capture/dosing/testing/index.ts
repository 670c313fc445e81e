import { dosingEvents, type DoseTaken, type DosingEvent, type Product } from '../dosing.events';
import { dosings, type Dosing } from '../dosing.state';

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
