import { elapsedMinutes, isInstant, provablyBefore } from '@verum/science/dates';
import type { SeriousReport } from './serious-report.projection';

/** `notKnown`: a moment was not taken down to the minute. `notReceived` is also what the sponsor heard of before it was serious. */
export type Latency = SeriousReport &
  Readonly<{
    minutes: number | null;
    hours: number | null;
    status: 'inTime' | 'late' | 'notReceived' | 'notKnown';
    /** `AEREL`: a serious event is reported with a judgement of its causality (ICH E6(R3) 2.7.2). */
    missing: readonly 'AEREL'[];
  }>;

/** CTR Art. 41: within 24 hours of the site's awareness. */
const ALLOWED = 24 * 60;

/** How long a serious event took from the site to the sponsor, in true minutes and in hours with one decimal (R38, R80). */
export const latencyOf = (report: SeriousReport): Latency => {
  const { aware, received, judgedBy } = report;
  const missing = judgedBy.length === 0 ? (['AEREL'] as const) : [];
  const wasReceived = received !== null && !(aware !== null && provablyBefore(received, aware));
  if (!wasReceived) return { ...report, missing, minutes: null, hours: null, status: 'notReceived' };
  if (aware === null || !isInstant(aware) || !isInstant(received))
    return { ...report, missing, minutes: null, hours: null, status: 'notKnown' };
  const minutes = elapsedMinutes(aware, received);
  return { ...report, missing, minutes, hours: Math.round(minutes / 6) / 10, status: minutes > ALLOWED ? 'late' : 'inTime' };
};
