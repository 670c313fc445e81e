import { consent, mustBeClear, place } from '@verum/capture/participant';
import { protocols, sites } from '@verum/capture/study';
import { command, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { doseSite, faultsOf } from '../dose.faults';
import { judged } from '../dose.rules';
import { DoseRefused } from '../dosing.errors';
import type { Dose, DoseTaken } from '../dosing.events';
import { doseOf, dosings } from '../dosing.state';
import { participation } from '../participation.state';

/**
 * A dose happened, or was not given, and is kept at once with the deviations that it makes. The same dose again changes nothing;
 * with other facts it is a correction, and refused here.
 */
export class RecordDose extends command({
  stream: dosings,
  does: 'add',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { place, consent, participation, sites, protocols },
  decide: (taken: DoseTaken, dosing, { place, consent, participation, ...study }) => {
    const { zone, protocol } = doseSite(place, study);
    const dose: Dose = { ...taken, zone };
    const known = doseOf(dosing, dose.ECSPID);
    if (known) return nothingBut(known, dose);
    mustBeClear(zone, { '/ECSTDTC': dose.ECSTDTC, '/ECENDTC': dose.ECENDTC });
    const faults = faultsOf(dose, protocol);
    if (faults.length > 0) throw new DoseRefused(faults);
    const after = { ...dosing, doses: [...dosing.doses, dose] };
    return [{ type: 'DoseGiven', data: dose } as const, ...judged(dose, after, { consent, participation, protocol })];
  },
}) {}

const nothingBut = (known: Dose, sent: Dose): readonly [] => {
  const differing = (Object.keys(sent) as (keyof Dose)[]).filter((item) => known[item] !== sent[item]);
  if (differing.length > 0) throw new RecordedOtherwise(differing);
  return [];
};
