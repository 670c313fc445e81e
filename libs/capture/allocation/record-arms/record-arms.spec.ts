import { study } from '@verum/capture/participant/testing';
import { AlreadyThere, NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { allocations } from '../allocation.state';
import type { Arms } from '../allocation.events';
import { armsRecorded } from '../testing';
import { RecordArms } from './record-arms';

const { given } = scenarios(RecordArms);
const { participant, arms } = armsRecorded.data as { participant: string; arms: Arms };
const here = { place: { SITEID: '701', zone: 'Europe/Berlin' }, protocols: study.protocols };

describe('record the arms of a participant', () => {
  it('keeps them', () =>
    given()
      .when({ participant, ...arms }, here)
      .then(armsRecorded));
  it('refuses a second time, which cannot be compared with what is sealed', () =>
    given(armsRecorded)
      .when({ participant, ...arms }, here)
      .thenRefuses(AlreadyThere));
  it('is for each participant', () => {
    const other = { type: 'ArmsRecorded', data: { participant: 'other', arms } } as const;
    given(armsRecorded)
      .when({ participant: 'other', ...arms }, here)
      .then(other);
  });
  it('finds nobody who was never screened', () =>
    given()
      .when({ participant, ...arms }, { ...here, place: null })
      .thenRefuses(NotThere));
  it('R48 refuses an arm that no protocol has, and does not name it', () => {
    const refused = () => RecordArms.spec.decide({ participant, ARMCD: 'KET', ACTARMCD: 'Secret' }, allocations.initial, here);
    expect(refused).toThrow(expect.objectContaining({ code: 'unknown-arm', fields: ['/ACTARMCD'] }));
    expect(refused).not.toThrow(/Secret/);
  });
});
