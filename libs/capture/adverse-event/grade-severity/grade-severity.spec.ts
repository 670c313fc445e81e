import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { NoGrade } from '../adverse-event.errors';
import { graded, grading, reported, stateAfter, unclearAt } from '../testing';
import { GradeSeverity } from './grade-severity';

const { given } = scenarios(GradeSeverity);
const severe = { ...grading, AESEV: 'SEVERE', AETOXGR: 3, gradedOn: '2026-02-10' } as const;

describe('grade the severity', () => {
  it('keeps each grade beside the ones before, from when it holds', () =>
    given(reported, graded)
      .when(severe)
      .then({ type: 'SeverityGraded', data: { ...severe, zone: 'Europe/Berlin' } }));
  it('takes one scale alone', () =>
    given(reported)
      .when({ ...grading, AETOXGR: null })
      .then({ ...graded, data: { ...graded.data, AETOXGR: null } }));
  it('changes nothing the second time', () => given(reported, graded).when(grading).thenNothing());

  it('refuses another grade for the same time, naming what differs: that is a correction', () => {
    given(reported, graded)
      .when({ ...severe, gradedOn: null })
      .thenRefuses(RecordedOtherwise);
    const decide = () => GradeSeverity.spec.decide({ ...severe, gradedOn: null }, stateAfter(reported, graded), {});
    expect(decide).toThrow(expect.objectContaining({ fields: ['/AESEV', '/AETOXGR'] }));
  });
  it('refuses a grading without a grade, and points at both scales', () => {
    const decide = () => GradeSeverity.spec.decide({ ...grading, AESEV: null, AETOXGR: null }, stateAfter(reported), {});
    expect(decide).toThrow(NoGrade);
    expect(decide).toThrow(expect.objectContaining({ fields: ['/AESEV', '/AETOXGR'] }));
  });
  it('R26 refuses a local time that the clocks left out', () => {
    const decide = () => GradeSeverity.spec.decide({ ...severe, gradedOn: '2026-03-29T02:30' }, stateAfter(reported), {});
    expect(decide).toThrow(unclearAt('/gradedOn'));
  });
  it('finds no event that was never reported', () => given().when(grading).thenRefuses(NotThere));
});
