import { scenarios } from '@verum/platform/eventsourcing/testing';
import { NoConsent } from '../participant.errors';
import type { ParticipantEvent } from '../participant.events';
import { consented, exampleOf, screened, study, taken, visited, withdrawn } from '../testing';
import { RenewConsent } from './renew-consent';

const { given } = scenarios(RenewConsent);
const again = { ...taken, DSSTDTC: '2026-02-10T09:30' };
const renewed: ParticipantEvent = {
  type: 'ConsentRenewed',
  data: { ...consented.data, DSTERM: 'Informed consent obtained again', DSSTDTC: again.DSSTDTC },
};
const everything: ParticipantEvent = { ...withdrawn, data: { ...withdrawn.data, withdrawalScopes: ['everything'] } };

describe('renew consent', () => {
  it('keeps the new form and moment beside the first', () => given(screened, consented).when(again, study).then(renewed));
  it('changes nothing the second time', () => given(screened, consented, renewed).when(again, study).thenNothing());
  it('takes up what was withdrawn in part', () => given(screened, consented, withdrawn).when(again, study).then(renewed));
  it('judges the visits anew: what was withdrawn from may be taken up again', () => {
    const leaving: ParticipantEvent = {
      ...withdrawn,
      data: { ...withdrawn.data, withdrawalScopes: ['visits'], DSSTDTC: '2026-01-20' },
    };
    const example = exampleOf('ProtocolDeviationDetected');
    const broken = { rule: 'visit-after-withdrawal', record: '2' };
    const detected: ParticipantEvent = { ...example, data: { ...example.data, ...broken } };
    const early = { ...again, DSSTDTC: '2026-01-25T09:30' };
    given(screened, consented, leaving, visited, detected)
      .when(early, study)
      .then({ ...renewed, data: { ...renewed.data, DSSTDTC: early.DSSTDTC } } as ParticipantEvent, {
        type: 'ProtocolDeviationSuperseded',
        data: broken,
      });
  });
  it('refuses where none was given', () => given(screened).when(again, study).thenRefuses(NoConsent));
  it('refuses where everything was withdrawn: that is a new consent', () =>
    given(screened, consented, everything).when(again, study).thenRefuses(NoConsent));
});
