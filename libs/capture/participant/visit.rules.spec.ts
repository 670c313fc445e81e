import fc from 'fast-check';
import { GiveConsent } from './give-consent/give-consent';
import type { ParticipantEvent } from './participant.events';
import { participants } from './participant.state';
import { RecordRandomisation } from './record-randomisation/record-randomisation';
import { RecordVisit } from './record-visit/record-visit';
import { randomised, screened, study, taken as consent, visited, withdrawn, withoutZone } from './testing';
import { WithdrawConsent } from './withdraw-consent/withdraw-consent';

const { evolve, initial } = participants;
const { DSDECOD: _, DSCAT: __, zone: ___, ...withdrawal } = withdrawn.data;
const visit = { ...withoutZone(visited.data), SVENDTC: null };
const unscheduled = { ...visit, VISITNUM: 9.2, VISITDY: null, planned: false };

describe('judged by when it happened', () => {
  type Step = (state: typeof initial) => readonly ParticipantEvent[];
  const steps: readonly Step[] = [
    (state) => GiveConsent.spec.decide(consent, state, study),
    (state) => WithdrawConsent.spec.decide({ ...withdrawal, withdrawalScopes: ['visits'] }, state, {}),
    (state) => RecordRandomisation.spec.decide(withoutZone(randomised.data), state, study),
    (state) => RecordVisit.spec.decide({ ...visit, SVSTDTC: '2026-03-05' }, state, study),
    (state) => RecordVisit.spec.decide({ ...unscheduled, SVSTDTC: '2026-01-05' }, state, study),
  ];
  const standing = (order: readonly Step[]) =>
    order
      .reduce((state, step) => step(state).reduce(evolve, state), evolve(initial, screened))
      .deviations.map(({ rule, record }) => `${record} ${rule}`)
      .sort();

  it('the same deviations stand, whichever was typed first', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([...steps], { minLength: steps.length }), (order) =>
        expect(standing(order)).toEqual([
          '2 visit-after-withdrawal',
          '2 visit-outside-window',
          '9.2@2026-01-05 visit-before-consent',
        ]),
      ),
    ));
});
