import { consent, mustBeClear, place } from '@verum/capture/participant';
import { isBlinded, protocols, sites, type ProtocolDocument } from '@verum/capture/study';
import { command, corrected, correctionOf, NotThere, type Correcting } from '@verum/platform/eventsourcing';
import { doseSite, faultsOf } from '../dose.faults';
import { judged } from '../dose.rules';
import { DoseRefused } from '../dosing.errors';
import { dosingEvents } from '../dosing.events';
import { doseOf, dosings, replaced } from '../dosing.state';
import { participation } from '../participation.state';

/** What stood there stays in the record (R05); what the protocol says is judged anew. `record` is the ECSPID. */
export class CorrectDose extends command({
  stream: dosings,
  does: 'change',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { place, consent, participation, sites, protocols },
  decide: (asked: Correcting, dosing, { place, consent, participation, ...study }) => {
    const { zone, protocol } = doseSite(place, study);
    const known = doseOf(dosing, asked.record);
    if (!known) throw new NotThere();
    const correction = correctionOf(asked, known, correctableUnder(protocol), OPTIONAL);
    if (!correction) return [];
    const dose = corrected(known, correction);
    if (TIMES.includes(asked.item)) mustBeClear(zone, { '/is': asked.is as string | null });
    // A body of corrections has no item of a dose: whatever is wrong now is so by the new value.
    const faults = faultsOf(dose, protocol).map(({ rule }) => ({ rule, pointer: '/is' }));
    if (faults.length > 0) throw new DoseRefused(faults);
    const after = { ...dosing, doses: replaced(dosing.doses, dose.ECSPID, () => dose) };
    return [{ type: 'ItemCorrected', data: correction } as const, ...judged(dose, after, { consent, participation, protocol })];
  },
}) {}

const TIMES: readonly string[] = ['ECSTDTC', 'ECENDTC'];
const REQUIRED: readonly string[] = ['ECTRT', 'ECOCCUR', 'ECSTDTC'];
const correctable = dosingEvents.DoseGiven.correctable!;
const OPTIONAL = correctable.filter((item) => !REQUIRED.includes(item));

/** In a blinded study the treatment has the one name that the protocol gives it, so there is nothing to correct. */
const correctableUnder = (protocol: ProtocolDocument) =>
  isBlinded(protocol) ? correctable.filter((item) => item !== 'ECTRT') : correctable;
