import { adverseEventEvents, ADVERSE_EVENT_EXAMPLES as EXAMPLES } from '@verum/capture/adverse-event';
import type { Fact } from '@verum/platform/eventsourcing';
import { latencyOf } from './serious-event-latency';
import { seriousReports, type SeriousReport } from './serious-report.projection';

const metadata = { study: 's', site: '701', participant: 'p' };
type Told = { type: string; data: object };
const fold = (...events: readonly Told[]): SeriousReport =>
  events.reduce<SeriousReport | undefined>(
    (doc, event, i) =>
      seriousReports.evolve(doc, { ...event, n: i + 1, stream: 'adverseEvent-e', metadata } as unknown as Fact<any>),
    undefined,
  )!;
const reported = (more: object = {}): Told => {
  const times = { siteAware: '2026-02-03T09:00', sponsorReceived: '2026-02-03T20:30' };
  return { type: 'AdverseEventReported', data: { ...EXAMPLES.reported, AESER: 'Y', ...times, ...more } };
};
const corrected = (item: string, is: string | null, record: string | null = null): Told => ({
  type: 'ItemCorrected',
  data: { ...adverseEventEvents.ItemCorrected.example, record, item, is },
});
const latency = (...events: readonly Told[]) => {
  const { hours, status } = latencyOf(fold(...events));
  return [hours, status];
};

describe('R38 R80 from the site’s awareness to the sponsor’s receipt', () => {
  it('is told in hours, and late beyond twenty-four', () => {
    expect(latency(reported())).toEqual([11.5, 'inTime']);
    expect(latency(reported({ sponsorReceived: '2026-02-04T09:00' }))).toEqual([24, 'inTime']);
    expect(latency(reported({ sponsorReceived: '2026-02-04T09:01' }))).toEqual([24, 'late']);
  });
  it('R26 counts true hours across a change of clocks', () =>
    expect(latency(reported({ siteAware: '2026-03-28T20:00', sponsorReceived: '2026-03-29T20:30' }))).toEqual([23.5, 'inTime']));
  it('says what is not known, and what was not received', () => {
    expect(latency(reported({ siteAware: '2026-02-03' }))).toEqual([null, 'notKnown']);
    expect(latency(reported({ siteAware: null }))).toEqual([null, 'notKnown']);
    expect(latency(reported({ sponsorReceived: null }))).toEqual([null, 'notReceived']);
  });

  const turned = (AESER: string): Told => ({
    type: 'SeriousnessUpdated',
    data: { ...EXAMPLES.updated, AESER, siteAware: '2026-02-10T08:00' },
  });
  it('runs from when the site knew that it is serious; what the sponsor heard before is no receipt of that', () => {
    expect(latency(reported({ AESER: 'N' }), turned('Y'))).toEqual([null, 'notReceived']);
    expect(latency(reported({ AESER: 'N' }), turned('Y'), corrected('sponsorReceived', '2026-02-10T10:00'))).toEqual([
      2,
      'inTime',
    ]);
    expect(latency(reported(), turned('Y'))).toEqual([11.5, 'inTime']);
  });
  it('R28 follows corrections of the event, and of nothing else', () => {
    expect(latency(reported(), corrected('siteAware', '2026-02-02T09:00'))).toEqual([35.5, 'late']);
    expect(fold(reported(), corrected('AESER', 'N'), corrected('AETERM', 'Dysuria'))).toMatchObject({
      AESER: 'N',
      AETERM: 'Dysuria',
      n: 3,
    });
    expect(fold(reported(), corrected('AESEV', 'SEVERE', 'severity/1'))).toEqual(fold(reported()));
  });
  it('R38 names the judgement of causality that is missing, until somebody has judged', () => {
    const assessed = { type: 'CausalityAssessed', data: EXAMPLES.assessed };
    expect(latencyOf(fold(reported())).missing).toEqual(['AEREL']);
    expect(latencyOf(fold(reported(), assessed)).missing).toEqual([]);
    expect(fold(reported(), assessed, assessed).judgedBy).toEqual([EXAMPLES.assessed.assessor]);
  });
  it('is nothing without a report', () => expect(fold(turned('Y'))).toBeUndefined());
});
