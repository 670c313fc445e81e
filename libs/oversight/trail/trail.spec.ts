import { adverseEventEvents } from '@verum/capture/adverse-event';
import { discrepancyEvents } from '@verum/capture/discrepancy';
import { dosingEvents } from '@verum/capture/dosing';
import { participantEvents } from '@verum/capture/participant';
import { studyEvents } from '@verum/capture/study';
import type { Fact } from '@verum/platform/eventsourcing';
import { pinsTheView } from '@verum/platform/eventsourcing/testing';
import { capturedMoments, deviationDocuments, recordTrail, refusedCommands } from '.';

describe('the view', () => {
  pinsTheView(recordTrail);
  pinsTheView(capturedMoments);
  pinsTheView(deviationDocuments);
  pinsTheView(refusedCommands);
});

const categories = (streams: readonly { category: string }[]) => streams.map(({ category }) => category);

describe('the record', () => {
  it('R05 is read from every context that stands in it, and from no hidden one', () => {
    expect(categories(recordTrail.streams)).toEqual(['study', 'participant', 'dosing', 'adverseEvent', 'discrepancy']);
    expect(recordTrail.streams.filter(({ hidden }) => hidden)).toEqual([]);
  });
});

describe('R35 what was captured of a participant', () => {
  const OF_ALL = { ...participantEvents, ...dosingEvents, ...adverseEventEvents, ...discrepancyEvents };
  const isCaptured = (type: string) => {
    const metadata = { study: 's', participant: 'p' };
    const fact = { type, n: 1, says: '', when: '2026-01-10', stream: 'participant-p', revision: 0, metadata };
    return capturedMoments.evolve(undefined, fact as unknown as Fact<never>) !== undefined;
  };

  it.each(['ParticipantScreened', 'VisitRecorded', 'DoseGiven', 'AdverseEventReported', 'SeverityGraded'])('is a %s', (type) => {
    expect(Object.keys(OF_ALL)).toContain(type);
    expect(isCaptured(type)).toBe(true);
  });
  it('is neither consent itself nor what was said about data afterwards', () =>
    expect(
      Object.keys(OF_ALL)
        .filter((type) => !isCaptured(type))
        .sort(),
    ).toEqual([
      ...['AdverseEventCoded', 'CausalityAssessed', 'ConsentGiven', 'ConsentRenewed', 'ConsentSigned', 'ConsentWithdrawn'],
      ...['ItemCorrected', 'ProtocolDeviationAssessed', 'ProtocolDeviationDetected', 'ProtocolDeviationSuperseded'],
      ...['QueryAnswered', 'QueryClosed', 'QueryRaised', 'QueryReopened'],
    ]));
  it('is nothing of a study, which has no participant', () => {
    expect(capturedMoments.streams.some(({ catalogue }) => catalogue === studyEvents)).toBe(false);
  });
});
