import { pinsTheStoredForm } from '@verum/platform/eventsourcing/testing';
import { memberEvents } from '.';

describe('the stored form of member events', () => pinsTheStoredForm(memberEvents));
