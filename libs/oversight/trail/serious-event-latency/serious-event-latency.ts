import { elapsedMinutes, isInstant, provablyBefore } from '@verum/science/dates';
import type { SeriousReport } from './serious-report.projection';

/** `notKnown`: a moment was not taken down to the minute. `notReceived` is also what the sponsor heard of before it was serious. */
export type Latency = SeriousReport &
  Readonly<{ minutes: number | null; hours: number | null; status: 'inTime' | 'late' | 'notReceived' | 'notKnown' }>;

/** CTR Art. 41: within 24 hours of the site's awareness. */
const ALLOWED = 24 * 60;

/** How long a serious event took from the site to the sponsor, in true minutes and in hours with one decimal (R38, R80). */
export const latencyOf = (report: SeriousReport): Latency => {
  const { aware, received } = report;
  const wasReceived = received !== null && !(aware !== null && provablyBefore(received, aware));
  if (!wasReceived) return { ...report, minutes: null, hours: null, status: 'notReceived' };
  if (aware === null || !isInstant(aware) || !isInstant(received))
    return { ...report, minutes: null, hours: null, status: 'notKnown' };
  const minutes = elapsedMinutes(aware, received);
  return { ...report, minutes, hours: Math.round(minutes / 6) / 10, status: minutes > ALLOWED ? 'late' : 'inTime' };
};
