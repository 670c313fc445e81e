import { adverseEvents } from '@verum/capture/adverse-event';
import { coded, reported } from '@verum/capture/adverse-event/testing';
import { dosings } from '@verum/capture/dosing';
import { doseWith } from '@verum/capture/dosing/testing';
import { participants } from '@verum/capture/participant';
import { screened } from '@verum/capture/participant/testing';
import { studies, studyEvents } from '@verum/capture/study';
import type { AnyProjection } from '@verum/platform/eventsourcing';
import { writtenRecord, type Place, type Write } from './written-record';

/** What else is written of each, once they were screened and dosed. */
type More = Readonly<{ also?: readonly AnyProjection[]; screenedAs?: Telling; dosedAs?: Telling }>;
type Telling = (write: Write, i: number, place: Place) => void;
const nothing: Telling = () => {};

/** Four people at two sites, dosed on 2026-02-02, each with the example's event the day after; then the data cut DSMB-1. */
export const writtenTrial = ({ also = [], screenedAs = nothing, dosedAs = nothing }: More = {}) => {
  const { views, write } = writtenRecord(...also);
  const { StudyRegistered, ProtocolVersionPublished, DataCutNamed } = studyEvents;
  write(studies, 's', { type: 'StudyRegistered', data: StudyRegistered.example });
  write(studies, 's', { type: 'ProtocolVersionPublished', data: ProtocolVersionPublished.example });
  ['701', '701', '702', '702'].forEach((site, i) => {
    const participant = `p${i}`;
    const place = { participant, site };
    write(participants, participant, { ...screened, data: { ...screened.data, SITEID: site, SUBJID: participant } }, place);
    screenedAs(write, i, place);
    write(dosings, participant, doseWith({ ECSTDTC: '2026-02-02', ECENDTC: null }), place);
    dosedAs(write, i, place);
    write(adverseEvents, `ae${i}`, { ...reported, data: { ...reported.data, AESTDTC: '2026-02-03', AEENDTC: null } }, place);
    write(adverseEvents, `ae${i}`, coded, place);
  });
  const cutData = { ...DataCutNamed.example, cutName: 'DSMB-1', cutDate: '2026-06-30' };
  const cut = write(studies, 's', { type: 'DataCutNamed', data: cutData });
  return { views, write, cut };
};
