import { standingAfter, type Broken } from '@verum/capture/participant';
import { corrected, type Stream } from '@verum/platform/eventsourcing';
import { dosingEvents, type Dose, type DosingEvent } from './dosing.events';

// A list, not a record by key: a key that somebody sends never meets a prototype.
/** Each dose as it is after its corrections, in the order in which they were recorded; `products` are the keys of those with one. */
export type Dosing = Readonly<{ doses: readonly Dose[]; products: readonly string[]; deviations: readonly Broken[] }>;

/** One stream for each participant: limits and intervals span all sessions. */
export const dosings: Stream<Dosing, DosingEvent> = {
  category: 'dosing',
  catalogue: dosingEvents,
  initial: { doses: [], products: [], deviations: [] },
  evolve: (dosing, event) => {
    switch (event.type) {
      case 'DoseGiven':
        return { ...dosing, doses: [...dosing.doses, event.data] };
      case 'ProductRecorded':
        return { ...dosing, products: [...dosing.products, event.data.ECSPID] };
      case 'ItemCorrected':
        return { ...dosing, doses: replaced(dosing.doses, event.data.record, (dose) => corrected(dose, event.data)) };
      default:
        return { ...dosing, deviations: standingAfter(dosing.deviations, event) };
    }
  },
};

/** The doses with one of them changed. */
export const replaced = (doses: readonly Dose[], ECSPID: string | null, change: (dose: Dose) => Dose): readonly Dose[] =>
  doses.map((dose) => (dose.ECSPID === ECSPID ? change(dose) : dose));

export const doseOf = ({ doses }: Dosing, ECSPID: string | null): Dose | undefined =>
  doses.find((dose) => dose.ECSPID === ECSPID);
