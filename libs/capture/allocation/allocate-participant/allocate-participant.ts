import {
  consent,
  isOutside,
  mustBeClear,
  place,
  standing,
  statusOf,
  type Consent,
  type Standing,
} from '@verum/capture/participant';
import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command, failing, NotThere } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import { RandomisationRefused } from '../allocation.errors';
import { allocations, type Allocation, type Entry } from '../allocation.state';

export type Randomising = Readonly<{ participant: string; stratum: string | null; DSSTDTC: string }>;

/**
 * An act that cannot be taken back, so every rule must hold, on fresh needs. The entry is the first free one of the stratum; who
 * has one keeps it. Two at once never take the same: the second append finds that the stream has moved, and decides again.
 */
export class AllocateParticipant extends command({
  stream: allocations,
  does: 'add',
  may: ['coordinator', 'investigator'],
  needs: { place, standing, consent, sites, protocols },
  onFreshNeeds: true,
  decide: ({ participant, stratum, DSSTDTC }: Randomising, { entries }: Allocation, { place, standing, consent, ...study }) => {
    if (!place) throw new NotThere();
    if (entries.some(({ takenBy }) => takenBy === participant)) return [];
    const free = firstFree(entries, stratum);
    const failed = failing({
      'protocol-active-at-site': protocolAt(siteOf(study.sites, place.SITEID), study.protocols) !== undefined,
      ...rulesOf(standing),
      'consent-valid': isValid(consent, momentIn(place.zone, DSSTDTC)),
      'stratum-named': stratum !== null || entries.every((entry) => entry.stratum === null),
      'entry-free': free !== undefined,
    });
    if (failed.length > 0 || !free) throw new RandomisationRefused(failed);
    // The participant's own stream is written next, and must not refuse then what could be seen now.
    mustBeClear(place.zone, { '/DSSTDTC': DSSTDTC });
    const { list, listEntry } = free;
    return [{ type: 'ParticipantAllocated', data: { list, listEntry, participant } }];
  },
}) {}

const rulesOf = ({ status, eligible, enteredInError, died }: Standing) => ({
  enrolled: status === 'enrolled',
  eligible: eligible !== false,
  'not-entered-in-error': !enteredInError,
  'not-dead': died === null,
});

const isValid = (consent: Consent, moment: string): boolean =>
  ['given', 'notCollected'].includes(statusOf(consent)) && !isOutside(consent, moment, ['treatment', 'visits']);

const firstFree = (entries: readonly Entry[], stratum: string | null): Entry | undefined => {
  const free = entries.filter((entry) => entry.takenBy === null && (stratum === null || entry.stratum === stratum));
  const ofList = free.filter(({ list }) => list === free[0]!.list); // of the list that was loaded first
  return ofList.toSorted((one, other) => one.listEntry - other.listEntry)[0];
};
