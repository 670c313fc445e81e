import { discrepancies } from '@verum/capture/discrepancy';
import { participants } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import type { AnyStream } from '@verum/platform/eventsourcing';

/** Every context that stands in the record. The allocation does not: it is hidden, and behind the wall. */
export const RECORDED: readonly AnyStream[] = [studies, participants, discrepancies];

/** Those whose events speak of one participant. */
export const OF_PARTICIPANTS: readonly AnyStream[] = RECORDED.filter((stream) => stream !== studies);
