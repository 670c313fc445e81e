import { deviationEvents, type DeviationEvent } from '@verum/capture/participant';
import { itemCorrected, type Catalogue, type Correction, type Event } from '@verum/platform/eventsourcing';
import type { Envelope } from '@verum/platform/vault';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';

/**
 * One uninterrupted interval of treatment, as the bedside saw it (SDTM EC); a dose that was not given is ECOCCUR 'N'. The amount
 * is as measured there: in a blinded study a volume or a count, never the substance. `weight` is in kg.
 */
export type DoseTaken = Readonly<{
  ECSPID: string;
  ECTRT: string;
  ECDOSE: number | null;
  ECDOSU: Term<'unit'> | null;
  ECDOSFRM: Term<'doseForm'> | null;
  ECDOSFRQ: Term<'frequency'> | null;
  ECROUTE: Term<'route'> | null;
  ECLOC: string | null;
  ECLAT: string | null;
  ECFAST: Term<'noYes'> | null;
  ECADJ: string | null;
  ECOCCUR: 'Y' | 'N';
  ECREASOC: string | null;
  ECSTDTC: string;
  ECENDTC: string | null;
  session: number | null;
  kit: string | null;
  plannedDose: number | null;
  weight: number | null;
  giver: string | null;
  preparer: string | null;
  giverWitness: string | null;
  waste: string | null;
  VISITNUM: number | null;
  VISIT: string | null;
}>;

/** Its local times are those of `zone`, the site's. */
export type Dose = DoseTaken & Readonly<{ zone: string }>;

/** What it really was (SDTM EX): it names the arm, so it is kept under the study's key alone. */
export type Product = Readonly<{
  EXTRT: string;
  EXDOSE: number | null;
  EXDOSU: Term<'unit'> | null;
  EXLOT: string | null;
}>;

export type DosingEvent =
  | Event<'DoseGiven', Dose>
  | Event<'ProductRecorded', { ECSPID: string; product: Product | Envelope }> // plain when decided, an envelope once stored
  | Event<'ItemCorrected', Correction>
  | DeviationEvent;

const dose: Dose = {
  ...{ ECSPID: '1', ECTRT: 'Study infusion', ECDOSE: 40, ECDOSU: 'mL', ECDOSFRM: 'SOLUTION', ECDOSFRQ: 'ONCE' },
  ...{ ECROUTE: 'INTRAVENOUS', ECLOC: 'ARM', ECLAT: 'LEFT', ECFAST: 'Y', ECADJ: null, ECOCCUR: 'Y', ECREASOC: null },
  ...{ ECSTDTC: '2026-02-02T10:00', ECENDTC: '2026-02-02T10:40', session: 1, kit: 'K-0042', plannedDose: 40, weight: 71.5 },
  ...{ giver: 'n-schmidt', preparer: 'p-weber', giverWitness: null, waste: '5 mL', VISITNUM: 2, VISIT: 'Dosing 1' },
  zone: 'Europe/Berlin',
};

export const dosingEvents: Catalogue<DosingEvent> = {
  DoseGiven: {
    version: 1,
    upcasts: [],
    // Neither amount nor treatment: in an open study they are the product, and a sentence goes everywhere.
    says: ({ ECSPID, ECOCCUR, ECSTDTC, ECENDTC, ECREASOC }) =>
      ECOCCUR === 'Y'
        ? `Gave dose ${ECSPID} from ${ECSTDTC}${ECENDTC === null ? '' : ` to ${ECENDTC}`}`
        : `Did not give dose ${ECSPID} on ${ECSTDTC}: ${ECREASOC}`,
    when: ({ ECSTDTC, zone }) => momentIn(zone, ECSTDTC),
    correctable: [
      ...(['ECTRT', 'ECDOSE', 'ECDOSU', 'ECDOSFRM', 'ECDOSFRQ', 'ECROUTE', 'ECLOC', 'ECLAT', 'ECFAST', 'ECADJ'] as const),
      ...(['ECOCCUR', 'ECREASOC', 'ECSTDTC', 'ECENDTC', 'session', 'kit', 'plannedDose', 'weight'] as const),
      ...(['giver', 'preparer', 'giverWitness', 'waste', 'VISITNUM', 'VISIT'] as const),
    ],
    example: dose,
  },
  ProductRecorded: {
    version: 1,
    upcasts: [],
    says: ({ ECSPID }) => `Recorded the product of dose ${ECSPID} (sealed)`,
    when: () => null,
    sealed: { product: 'study' },
    example: { ECSPID: '1', product: { EXTRT: 'Ketamine', EXDOSE: 35, EXDOSU: 'mg', EXLOT: 'L-2026-01' } },
  },
  ItemCorrected: {
    ...itemCorrected,
    example: { ...itemCorrected.example, record: '1', item: 'ECSTDTC', was: '2026-02-02T10:00', is: '2026-02-01T10:00' },
  },
  ...deviationEvents,
};
