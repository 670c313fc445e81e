import type { DataOf } from '@verum/platform/eventsourcing';
import type { ParticipantEvent } from './participant.events';

export type Standing = Readonly<{
  status: 'screened' | 'enrolled' | 'randomised' | 'screenFailed' | 'completed' | 'discontinued';
  enteredInError: boolean;
  /** The latest verdict; null before there is one. */
  eligible: boolean | null;
  /** DTHDTC. */
  died: string | null;
}>;

export const NEW: Standing = { status: 'screened', enteredInError: false, eligible: null, died: null };

const ORDER: readonly Standing['status'][] = ['screened', 'enrolled', 'randomised'];

/** A milestone that is typed late does not turn back what came after it. */
const further = ({ status }: Standing, next: Standing['status']): Standing['status'] =>
  ORDER.includes(status) && ORDER.indexOf(status) < ORDER.indexOf(next) ? next : status;

const ENDS: ReadonlyMap<string, Standing['status']> = new Map([
  ['COMPLETED', 'completed'],
  ['SCREEN FAILURE', 'screenFailed'],
]);

/** How somebody stands whose disposition event has this term. */
export const statusAfter = (DSDECOD: string): Standing['status'] => ENDS.get(DSDECOD) ?? 'discontinued';

type Changes = {
  readonly [Type in ParticipantEvent['type']]?: (data: DataOf<ParticipantEvent, Type>, now: Standing) => Partial<Standing>;
};

const ended = ({ DSDECOD }: { DSDECOD: string }) => ({ status: statusAfter(DSDECOD) });

const CHANGES: Changes = {
  EligibilityAssessed: ({ eligible }) => ({ eligible }),
  ParticipantEnrolled: (_, now) => ({ status: further(now, 'enrolled') }),
  ParticipantRandomised: (_, now) => ({ status: further(now, 'randomised') }),
  ScreeningFailed: ended,
  ParticipationCompleted: ended,
  ParticipationDiscontinued: ended,
  DeathRecorded: ({ DTHDTC }) => ({ died: DTHDTC }),
  ParticipantEnteredInError: () => ({ enteredInError: true }),
  ItemCorrected: ({ record, item, is }) => {
    if (record === 'disposition' && item === 'DSDECOD') return { status: statusAfter(is as string) };
    return record === 'death' && item === 'DTHDTC' ? { died: is as string } : {};
  },
};

export const standingOf = (standing: Standing, { type, data }: ParticipantEvent): Standing => {
  const change = CHANGES[type] as ((data: object, now: Standing) => Partial<Standing>) | undefined;
  return change ? { ...standing, ...change(data, standing) } : standing;
};
