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

export const standingOf = (standing: Standing, { type, data }: ParticipantEvent): Standing => {
  switch (type) {
    case 'EligibilityAssessed':
      return { ...standing, eligible: data.eligible };
    case 'ParticipantEnrolled':
      return { ...standing, status: further(standing, 'enrolled') };
    case 'ParticipantRandomised':
      return { ...standing, status: further(standing, 'randomised') };
    case 'ScreeningFailed':
    case 'ParticipationCompleted':
    case 'ParticipationDiscontinued':
      return { ...standing, status: statusAfter(data.DSDECOD) };
    case 'DeathRecorded':
      return { ...standing, died: data.DTHDTC };
    case 'ParticipantEnteredInError':
      return { ...standing, enteredInError: true };
    case 'ItemCorrected':
      return { ...standing, ...CORRECTED[`${data.record}/${data.item}`]?.(data.is as string) };
    default:
      return standing;
  }
};

/** The items that a standing rests on. */
const CORRECTED: Readonly<Record<string, (is: string) => Partial<Standing>>> = {
  'disposition/DSDECOD': (DSDECOD) => ({ status: statusAfter(DSDECOD) }),
  'death/DTHDTC': (died) => ({ died }),
};
