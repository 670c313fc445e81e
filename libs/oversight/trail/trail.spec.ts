import { adverseEventEvents } from '@verum/capture/adverse-event';
import { discrepancyEvents } from '@verum/capture/discrepancy';
import { dosingEvents } from '@verum/capture/dosing';
import { participantEvents } from '@verum/capture/participant';
import { studyEvents } from '@verum/capture/study';
import type { Fact } from '@verum/platform/eventsourcing';
import { pinsTheView } from '@verum/platform/eventsourcing/testing';
import { itemsIn } from './items-in';
import { capturedMoments, corrections, deviationDocuments, recordTrail, refusedCommands, seriousReports } from '.';

describe('the view', () => {
  pinsTheView(recordTrail);
  pinsTheView(capturedMoments);
  pinsTheView(deviationDocuments);
  pinsTheView(refusedCommands);
  pinsTheView(corrections);
  pinsTheView(seriousReports);
});

const categories = (streams: readonly { category: string }[]) => streams.map(({ category }) => category);

describe('the record', () => {
  it('R05 is read from every context that stands in it, and from no hidden one', () => {
    expect(categories(recordTrail.streams)).toEqual(['study', 'participant', 'dosing', 'adverseEvent', 'discrepancy']);
    expect(recordTrail.streams.filter(({ hidden }) => hidden)).toEqual([]);
  });
});

describe('R59 the items of an entry', () => {
  it('are those that have a value, however deep, and the one that is corrected', () => {
    expect(itemsIn({ AETERM: 'a', AESTDTC: null, notAnItem: 1, several: [{ VISIT: 'x' }, 'AELLT'] })).toEqual([
      'AETERM',
      'VISIT',
    ]);
    expect(itemsIn({ record: null, item: 'AESTDTC', was: null, is: '2026' })).toContain('AESTDTC');
  });
  it('R48 are none of what is sealed', () =>
    expect(itemsIn({ ECSPID: '1', product: { $sealed: { EXTRT: 'x' } } })).toEqual(['ECSPID', 'product']));
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
