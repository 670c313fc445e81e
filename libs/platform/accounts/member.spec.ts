import { pinsTheStoredForm } from '@verum/platform/eventsourcing/testing';
import { accessEvents, memberEvents } from '.';

describe('the stored form of member events', () => pinsTheStoredForm(memberEvents));
describe('the stored form of access events', () => pinsTheStoredForm(accessEvents));

describe('the stored form of a grant with the unblinded scope', () => {
  const { example, ...entry } = memberEvents.RoleGranted;
  const until = '2026-02-10T08:00:00.000Z';
  const scoped = { ...example, role: 'auditor', sites: '*', until, unblinded: true } as const;
  pinsTheStoredForm({ RoleGranted: { ...entry, example: scoped } } as never);
});
