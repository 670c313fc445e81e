import type { CommandBus } from '@nestjs/cqrs';
import { dosings } from '@verum/capture/dosing';
import {
  AssessDeviation,
  idOfDeviation,
  participantEvents,
  participants,
  type Deviation,
  type Participant,
  type ParticipantEvent,
} from '@verum/capture/participant';
import { screened } from '@verum/capture/participant/testing';
import { NotThere, ViewWriter, type CommandContext, type Event, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { ROLES } from '@verum/platform/access';
import { policyOf } from '@verum/platform/http';
import { deviationDocuments } from '..';
import { AssessedBefore } from './assess-deviation.errors';
import { AssessDeviationController, type AssessmentBody } from './assess-deviation.http';

const PARTICIPANT = '00000000-0000-5000-8000-000000000001';
const scope: Scope = { study: 's', participant: PARTICIPANT, sites: ['701'] };
const receivedAt = '2026-01-01T00:00:00.000Z';
const deviation: Deviation = { ...participantEvents.ProtocolDeviationDetected.example, rule: 'dose-max-per-dose', record: '1' };
const id = idOfDeviation(`dosing-${PARTICIPANT}`, deviation);
const body: AssessmentBody = { importance: 'notImportant', cause: 'Pump' };

let views: ViewWriter;
let participant: Participant;

const fold = (stream: string, { type, data }: Event): void => {
  const n = views.nextNumber('s', receivedAt);
  const metadata = { study: 's', site: '701', participant: PARTICIPANT, actor: 'm', receivedAt };
  const place = { stream: `${stream}-${PARTICIPANT}`, revision: n, n, metadata };
  views.apply(deviationDocuments, { type, data, says: '', when: null, ...place } as unknown as Fact<any>);
};
const detected = () => fold(dosings.category, { type: 'ProtocolDeviationDetected', data: deviation });
const superseded = () =>
  fold(dosings.category, { type: 'ProtocolDeviationSuperseded', data: { rule: deviation.rule, record: '1' } });

/** Decides on the participant's stream, and shows in the view what was decided. */
const commands = {
  execute: (command: AssessDeviation) => {
    const events = command.spec.decide(command.args as never, participant, {});
    participant = events.reduce(participants.evolve, participant);
    for (const event of events) fold(participants.category, event);
    return events;
  },
} as unknown as CommandBus;

const assess = (asked: AssessmentBody = body, inScope: Scope = scope, which = id) =>
  new AssessDeviationController(commands, views).assess(which, asked, inScope, {
    participant: PARTICIPANT,
  } as CommandContext) as unknown as readonly ParticipantEvent[];
const shown = () => views.find(deviationDocuments, { ...scope, deviation: id })[0];

beforeEach(() => {
  views = new ViewWriter(':memory:', [deviationDocuments]);
  participant = participants.evolve(participants.initial, screened);
  detected();
});
afterEach(() => views.close());

describe('assess a deviation', () => {
  it('of any stream of the participant', () => {
    const data = { deviation: id, importance: 'notImportant', DVCAT: null, DVDECOD: null, cause: 'Pump', action: null };
    expect(assess()).toEqual([{ type: 'ProtocolDeviationAssessed', data }]);
    expect(shown()).toMatchObject({ status: 'assessed', assessment: { importance: 'notImportant', assessedBy: 'm' } });
  });
  it('changes nothing the second time', () => {
    assess();
    expect(assess()).toEqual([]);
  });
  it('may be judged otherwise later', () => {
    assess();
    assess({ ...body, importance: 'important' });
    expect(shown()).toMatchObject({ status: 'assessed', assessment: { importance: 'important' } });
  });

  it('once superseded and found again is judged anew, and not in the same words', () => {
    assess();
    superseded();
    expect(shown()).toMatchObject({ status: 'superseded' });
    detected();
    expect(shown()).toMatchObject({ status: 'open' });
    expect(() => assess()).toThrow(AssessedBefore);
    assess({ ...body, action: 'Pump replaced' });
    expect(shown()).toMatchObject({ status: 'assessed', assessment: { action: 'Pump replaced' } });
  });

  it('R07 finds none of another site, of another participant, or that nobody detected', () => {
    expect(() => assess(body, { ...scope, sites: ['702'] })).toThrow(NotThere);
    expect(() => assess(body, { ...scope, participant: '00000000-0000-5000-8000-000000000002' })).toThrow(NotThere);
    expect(() => assess(body, scope, 'of-nothing')).toThrow(NotThere);
  });
  it('R07 is for investigator, monitor, data manager and medical monitor', () => {
    const policy = policyOf(AssessDeviationController.prototype.assess);
    const may = ROLES.filter((role) => policy?.includes(role));
    expect(may).toEqual(['investigator', 'monitor', 'data-manager', 'medical-monitor']);
    expect(may.every((role) => AssessDeviation.may.includes(role))).toBe(true);
  });
});
