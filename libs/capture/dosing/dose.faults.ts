import { isBlinded, isOfSubstance, protocolAt, siteOf, type ProtocolDocument, type Site } from '@verum/capture/study';
import { NotThere } from '@verum/platform/eventsourcing';
import { momentIn, provablyBefore } from '@verum/science/dates';
import type { DoseFault } from './dosing.errors';
import type { Dose } from './dosing.events';

type Study = Readonly<{ sites: readonly Site[]; protocols: readonly ProtocolDocument[] }>;
type Place = Readonly<{ SITEID: string; zone: string }>;

/** Where the dose was given and what holds there. Nobody is screened where nothing holds, so it throws NotThere. */
export const doseSite = (place: Place | null, { sites, protocols }: Study) => {
  const protocol = protocolAt(siteOf(sites, place?.SITEID ?? ''), protocols);
  if (!place || !protocol) throw new NotThere();
  return { zone: place.zone, protocol };
};

/** What would make a dose meaningless, or tell the arm. Every fault, not only the first; never a value. */
export const faultsOf = (dose: Dose, protocol: ProtocolDocument): readonly DoseFault[] => [
  ...faultsOfOccurrence(dose),
  ...fault(dose.ECDOSU === null && (dose.ECDOSE ?? dose.plannedDose) !== null, 'unit-missing', '/ECDOSU'),
  ...fault(endsBeforeItStarts(dose), 'end-before-start', '/ECENDTC'),
  ...(isBlinded(protocol) ? faultsOfBlind(dose, protocol) : []),
];

const fault = (wrong: boolean, rule: string, pointer: string): DoseFault[] => (wrong ? [{ rule, pointer }] : []);

/** The dictionary's list has U and NA too; a dose that nobody knows of is no record of a dose. */
const faultsOfOccurrence = ({ ECOCCUR, ECREASOC, ECDOSE, ECENDTC }: Dose) => [
  ...fault(!['Y', 'N'].includes(ECOCCUR), 'occurrence-unclear', '/ECOCCUR'),
  ...fault(ECOCCUR === 'N' && ECREASOC === null, 'reason-missing', '/ECREASOC'),
  ...fault(ECOCCUR === 'N' && ECDOSE !== null, 'not-given', '/ECDOSE'),
  ...fault(ECOCCUR === 'N' && ECENDTC !== null, 'not-given', '/ECENDTC'),
];

const endsBeforeItStarts = ({ zone, ECSTDTC, ECENDTC }: Dose): boolean =>
  ECENDTC !== null && provablyBefore(momentIn(zone, ECENDTC), momentIn(zone, ECSTDTC));

const faultsOfBlind = ({ ECTRT, ECDOSU }: Dose, { dosing }: ProtocolDocument) => [
  ...fault(ECTRT !== dosing.maskedTreatment, 'treatment-unmasked', '/ECTRT'),
  ...fault(ECDOSU !== null && isOfSubstance(ECDOSU), 'dose-unmasked', '/ECDOSU'),
];
