import { pinsTheStoredForm, pinsTheView } from '@verum/platform/eventsourcing/testing';
import { memberDocuments, memberEvents, tokenDocuments } from '.';

describe('the stored form of member events', () => pinsTheStoredForm(memberEvents));
describe('the document of a member', () => pinsTheView(memberDocuments));
describe('the document of a token', () => pinsTheView(tokenDocuments));
