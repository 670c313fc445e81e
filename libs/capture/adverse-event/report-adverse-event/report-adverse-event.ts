import { mustBeClear, place, standing } from '@verum/capture/participant';
import { command, NotThere } from '@verum/platform/eventsourcing';
import { ParticipantInError } from '../adverse-event.errors';
import type { AdverseEventEvent } from '../adverse-event.events';
import type { Causality, Grading, Report } from '../report.events';
import { mustEndAfterItStarts, mustHaveGrade } from '../adverse-event.rules';
import { adverseEvents } from '../adverse-event.state';

/** What is told with the first report: of severity and causality what is known already. */
export type Reporting = Report & Readonly<{ severity: Grading | null; causality: Causality | null }>;

/** It happened, so it is kept at once, whatever a protocol or a check says of it; refused is only what nobody could mean. */
export class ReportAdverseEvent extends command({
  stream: adverseEvents,
  does: 'create',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { place, standing },
  decide: ({ severity, causality, ...report }: Reporting, _, { place, standing }) => {
    if (!place) throw new NotThere();
    if (standing.enteredInError) throw new ParticipantInError();
    const { zone } = place;
    mustBeClear(zone, timesOf(report, severity, causality));
    mustEndAfterItStarts(report, zone, ['/AESTDTC', '/AEENDTC']);
    if (severity) mustHaveGrade(severity, ['/severity/AESEV', '/severity/AETOXGR']);
    const events: AdverseEventEvent[] = [{ type: 'AdverseEventReported', data: { ...report, zone } }];
    if (severity) events.push({ type: 'SeverityGraded', data: { ...severity, zone } });
    if (causality) events.push({ type: 'CausalityAssessed', data: { ...causality, zone } });
    return events;
  },
}) {}

const timesOf = (report: Report, severity: Grading | null, causality: Causality | null) => ({
  '/AESTDTC': report.AESTDTC,
  '/AEENDTC': report.AEENDTC,
  '/AEENTPT': report.AEENTPT,
  '/AEDTC': report.AEDTC,
  '/siteAware': report.siteAware,
  '/sponsorReceived': report.sponsorReceived,
  '/severity/gradedOn': severity?.gradedOn ?? null,
  '/causality/gradedOn': causality?.gradedOn ?? null,
});
