import { itemCorrected, type Catalogue, type Correction, type Event } from '@verum/platform/eventsourcing';
import type { Term } from '@verum/science/items';

/** Whoever assessed it is the actor; `deviation` is its id, in whichever stream of the participant it was detected. */
export type DeviationAssessment = Readonly<{
  deviation: string;
  importance: Term<'importance'>;
  DVCAT: string | null;
  DVDECOD: string | null;
  cause: string | null;
  action: string | null;
}>;

/** What is said about the record of a participant, rather than about the participant. */
export type StewardshipEvent =
  | Event<'EarlierScreeningLinked', { earlier: string }>
  | Event<'ParticipantEnteredInError', { reason: string }>
  | Event<'ProtocolDeviationAssessed', DeviationAssessment>
  | Event<'ItemCorrected', Correction>;

const said = (words: string, text: string | null) => (text === null ? '' : `; ${words}: ${text}`);

export const stewardshipEvents: Catalogue<StewardshipEvent> = {
  EarlierScreeningLinked: {
    version: 1,
    upcasts: [],
    says: () => 'Linked to an earlier screening of the same person',
    when: () => null,
    example: { earlier: '6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10' },
  },
  ParticipantEnteredInError: {
    version: 1,
    upcasts: [],
    says: ({ reason }) => `Entered in error: ${reason}`,
    when: () => null,
    example: { reason: 'Screened twice under two numbers on one day' },
  },
  ProtocolDeviationAssessed: {
    version: 1,
    upcasts: [],
    says: ({ importance, DVDECOD, cause, action }) =>
      `Assessed a deviation from the protocol as ${importance === 'important' ? 'important' : 'not important'}` +
      `${said('category', DVDECOD)}${said('cause', cause)}${said('action', action)}`,
    when: () => null,
    example: {
      deviation: '6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10',
      importance: 'notImportant',
      DVCAT: 'VISIT',
      DVDECOD: 'VISIT OUT OF WINDOW',
      cause: 'The participant came late',
      action: 'Staff retrained',
    },
  },
  ItemCorrected: { ...itemCorrected, example: { ...itemCorrected.example, record: '2', item: 'SVSTDTC' } },
};
