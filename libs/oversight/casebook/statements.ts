import { adverseEvents } from '@verum/capture/adverse-event';
import { discrepancies, statusAfter, type DiscrepancyEvent } from '@verum/capture/discrepancy';
import { dosings } from '@verum/capture/dosing';
import { idOfDeviation, type Broken } from '@verum/capture/participant';
import { categoryOf, type Correction } from '@verum/platform/eventsourcing';
import type { RecordedData } from './recorded-data.projection';
import { ofAdverseEvent } from './adverse-event.statements';
import { ofParticipant } from './participant.statements';
import type { Ordinals } from './ordinals';
import { stated, type Statement } from './statement';

type Corrected = Omit<RecordedData, 'data'> & Readonly<{ data: Correction }>;

export const isCorrection = (entry: RecordedData): entry is RecordedData & Corrected => entry.type === 'ItemCorrected';

/**
 * What an event states, record by record; nothing for a correction, which speaks of a record that is there, and for what is sealed.
 * The addresses are those of queries and corrections.
 */
export const statementsOf = (entry: RecordedData, ordinals: Ordinals): readonly Statement[] => {
  if (isCorrection(entry)) return [];
  if (entry.type.startsWith('ProtocolDeviation')) return [ofDeviation(entry)];
  switch (categoryOf(entry.stream)) {
    case dosings.category:
      return entry.type === 'DoseGiven' ? [stated(entry, entry.data.ECSPID as string, 'doses')] : [];
    case adverseEvents.category:
      return ofAdverseEvent(entry, ordinals);
    case discrepancies.category:
      return [ofQuery(entry)];
    default:
      return ofParticipant(entry, ordinals);
  }
};

const ofQuery = (entry: RecordedData): Statement =>
  stated(entry, null, 'queries', { ...entry.data, status: statusAfter(entry as unknown as DiscrepancyEvent) });

/** In whichever stream it was found, and in whichever it was assessed, a deviation is one record. */
const ofDeviation = ({ stream, type, data }: RecordedData): Statement => {
  const { deviation, ...assessment } = data;
  const id = type === 'ProtocolDeviationAssessed' ? (deviation as string) : idOfDeviation(stream, data as Broken);
  const values = {
    ProtocolDeviationDetected: { ...data, stream, superseded: false },
    ProtocolDeviationSuperseded: { superseded: true },
    ProtocolDeviationAssessed: assessment,
  }[type]!;
  return { at: `deviation-${id}`, section: 'deviations', values };
};
