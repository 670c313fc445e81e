import { pinsTheView } from '@verum/platform/eventsourcing/testing';
import { capturedMoments, recordTrail, refusedCommands } from '.';

describe('what each view makes of each event', () => [recordTrail, refusedCommands, capturedMoments].forEach(pinsTheView));
