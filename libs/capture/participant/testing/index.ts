import { studies, studyEvents, type Study, type StudyEvent } from '@verum/capture/study';
import type { ConsentTaken } from '../consent.events';
import { participantEvents, type ParticipantEvent } from '../participant.events';

/** A study with one open site, a protocol in force there and one approved consent form, as the examples tell it. */
export const study: Study = Object.entries(studyEvents)
  .map(([type, { example }]) => ({ type, data: example }) as StudyEvent)
  .reduce(studies.evolve, studies.initial);

/** The example of an event type, as an event. */
export const exampleOf = <Type extends ParticipantEvent['type']>(type: Type) =>
  ({ type, data: participantEvents[type].example }) as Extract<ParticipantEvent, { type: Type }>;

export const screened = exampleOf('ParticipantScreened');
export const consented = exampleOf('ConsentGiven');
export const withdrawn = exampleOf('ConsentWithdrawn');

const { DSTERM: _, DSDECOD: __, DSCAT: ___, zone: ____, ...consentTaken } = consented.data;
/** What the command for `consented` is sent. */
export const taken: ConsentTaken = consentTaken;

export const visited = exampleOf('VisitRecorded');
export const randomised = exampleOf('ParticipantRandomised');
export const completed = exampleOf('ParticipationCompleted');

/** What a command is sent for an event whose data add the site's zone alone. */
export const withoutZone = <Data extends { zone: string }>({ zone: _, ...taken }: Data): Omit<Data, 'zone'> => taken;

/** The rules that some events say were broken, and those that they say hold again. */
export const rulesIn = (events: readonly ParticipantEvent[], type: 'Detected' | 'Superseded' = 'Detected'): string[] =>
  events.flatMap((event) => (event.type === `ProtocolDeviation${type}` && 'rule' in event.data ? [event.data.rule] : []));
