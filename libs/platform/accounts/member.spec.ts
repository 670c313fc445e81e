import { pinsTheStoredForm } from '@verum/platform/eventsourcing/testing';
import { accessEvents, memberEvents } from '.';

describe('the stored form of member events', () => pinsTheStoredForm(memberEvents));
describe('the stored form of access events', () => pinsTheStoredForm(accessEvents));
