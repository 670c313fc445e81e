import type { Participant } from '@verum/capture/participant';
import { discrepancyEvents, type DiscrepancyEvent } from '../discrepancy.events';

const exampleOf = <Type extends DiscrepancyEvent['type']>(type: Type) =>
  ({ type, data: discrepancyEvents[type].example }) as Extract<DiscrepancyEvent, { type: Type }>;

export const raised = exampleOf('QueryRaised');
export const answered = exampleOf('QueryAnswered');
export const closed = exampleOf('QueryClosed');
export const reopened = exampleOf('QueryReopened');

/** Where the participant who is asked about was screened. */
export const PLACE: Participant['place'] = { SITEID: '701', zone: 'Europe/Berlin' };
