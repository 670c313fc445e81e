import { participants, type ParticipantEvent } from '@verum/capture/participant';
import { consented, screened, study, withdrawn } from '@verum/capture/participant/testing';
import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { allocations } from '../allocation.state';
import type { AllocationEvent } from '../allocation.events';
import { entryLoaded, participantAllocated } from '../testing';
import { AllocateParticipant } from './allocate-participant';

const { given } = scenarios(AllocateParticipant);
const { participant } = participantAllocated.data;
const asked = { participant, stratum: null, DSSTDTC: '2026-02-02T09:00' };
const zone = 'Europe/Berlin';
const enrolled: ParticipantEvent = { type: 'ParticipantEnrolled', data: { DSSTDTC: '2026-01-20', protocolVersion: '1.0', zone } };

const needsAfter = (...events: ParticipantEvent[]) => ({
  ...events.reduce(participants.evolve, participants.initial),
  ...study,
});
const here = needsAfter(screened, consented, enrolled);
const entry = (listEntry: number, stratum: string | null = null, list = 'main'): AllocationEvent => ({
  ...entryLoaded,
  data: { ...entryLoaded.data, list, listEntry, stratum },
});
const allocated = (listEntry: number, who = participant, list = 'main'): AllocationEvent => ({
  ...participantAllocated,
  data: { list, listEntry, participant: who },
});

describe('allocate a participant', () => {
  it('takes the first free entry by its number', () =>
    given(entry(3), entry(1), entry(2), allocated(1, 'other')).when(asked, here).then(allocated(2)));
  it('takes the first free entry of the stratum', () =>
    given(entry(1, 'a'), entry(2, 'b'), entry(3, 'b'), allocated(2, 'other'))
      .when({ ...asked, stratum: 'b' }, here)
      .then(allocated(3)));
  it('uses up the list that was loaded first', () =>
    given(entry(9, null, 'first'), entry(1, null, 'second'))
      .when(asked, here)
      .then(allocated(9, participant, 'first')));
  it('leaves whoever has one with it', () => given(entry(1), entry(2), allocated(1)).when(asked, here).thenNothing());
  it('reads anew how the participant stands', () => expect(AllocateParticipant.spec.onFreshNeeds).toBe(true));
  it('finds nobody who was never screened', () => given(entry(1)).when(asked, needsAfter()).thenRefuses(NotThere));

  const died: ParticipantEvent = { type: 'DeathRecorded', data: { DTHDTC: '2026-01-30', zone } };
  const inError: ParticipantEvent = { type: 'ParticipantEnteredInError', data: { reason: 'Twice' } };
  const notEligible: ParticipantEvent = {
    type: 'EligibilityAssessed',
    data: { criteria: [], eligible: false, IEDTC: '2026-01-21', protocolVersion: '1.0', signedOffBy: null, zone },
  };
  const everything: ParticipantEvent = {
    ...withdrawn,
    data: { ...withdrawn.data, DSSTDTC: '2026-01-25', withdrawalScopes: ['everything'] },
  };

  it.each<[string[], AllocationEvent[], typeof here, object?]>([
    [['enrolled'], [entry(1)], needsAfter(screened, consented)],
    [['consent-valid'], [entry(1)], needsAfter(screened, enrolled)],
    [['consent-valid'], [entry(1)], needsAfter(screened, consented, enrolled, everything)],
    [['eligible'], [entry(1)], needsAfter(screened, consented, enrolled, notEligible)],
    [['not-entered-in-error'], [entry(1)], needsAfter(screened, consented, enrolled, inError)],
    [['not-dead'], [entry(1)], needsAfter(screened, consented, enrolled, died)],
    [['protocol-active-at-site'], [entry(1)], { ...here, protocols: [] }],
    [['stratum-named'], [entry(1, 'a')], here],
    [['entry-free'], [], here],
    [['entry-free'], [entry(1), allocated(1, 'other')], here],
    [['entry-free'], [entry(1, 'a')], here, { stratum: 'b' }],
    [['enrolled', 'consent-valid', 'entry-free'], [], needsAfter(screened)],
  ])('R06 refuses by every rule that fails: %j', (rules, events, needs, change = {}) =>
    expect(() =>
      AllocateParticipant.spec.decide({ ...asked, ...change }, events.reduce(allocations.evolve, allocations.initial), needs),
    ).toThrow(expect.objectContaining({ rules, code: 'randomisation-refused' })),
  );
  it('R26 refuses a local time that the clocks left out before anything is written', () =>
    expect(() =>
      AllocateParticipant.spec.decide(
        { ...asked, DSSTDTC: '2026-03-29T02:30' },
        allocations.evolve(allocations.initial, entry(1)),
        here,
      ),
    ).toThrow(expect.objectContaining({ fields: ['/DSSTDTC'] })));
});
