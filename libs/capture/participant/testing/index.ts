import { studies, studyEvents, type Study, type StudyEvent } from '@verum/capture/study';
import type { ConsentTaken } from '../consent.events';
import { participantEvents, type ParticipantEvent } from '../participant.events';

/** A study with one open site, a protocol in force there and one approved consent form, as the examples tell it. */
export const study: Study = Object.entries(studyEvents)
  .map(([type, { example }]) => ({ type, data: example }) as StudyEvent)
  .reduce(studies.evolve, studies.initial);

const exampleOf = <Type extends ParticipantEvent['type']>(type: Type) =>
  ({ type, data: participantEvents[type].example }) as Extract<ParticipantEvent, { type: Type }>;

export const screened = exampleOf('ParticipantScreened');
export const consented = exampleOf('ConsentGiven');
export const withdrawn = exampleOf('ConsentWithdrawn');

const { DSTERM: _, DSDECOD: __, DSCAT: ___, zone: ____, ...consentTaken } = consented.data;
/** What the command for `consented` is sent. */
export const taken: ConsentTaken = consentTaken;
