import { adverseEvents } from '@verum/capture/adverse-event';
import { discrepancies } from '@verum/capture/discrepancy';
import { dosings } from '@verum/capture/dosing';
import { participants } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import type { AnyStream } from '@verum/platform/eventsourcing';

/** Those whose events speak of one participant. */
export const OF_PARTICIPANTS: readonly AnyStream[] = [participants, dosings, adverseEvents, discrepancies];

/** All that stands in the record. The allocation does not: it is hidden, and behind the wall. */
export const RECORDED: readonly AnyStream[] = [studies, ...OF_PARTICIPANTS];
