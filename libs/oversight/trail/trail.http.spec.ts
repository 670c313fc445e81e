import { participantDocuments, participantEvents, participants } from '@verum/capture/participant';
import { memberDocuments } from '@verum/platform/accounts';
import { NotThere, refusals, ViewWriter, type AnyProjection, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { CapturedOutsideConsentController } from './captured-outside-consent/captured-outside-consent.http';
import { capturedMoments, recordTrail, refusedCommands } from '.';
import { RecordTrailController } from './record-trail/record-trail.http';
import { RefusedCommandsController } from './refused-commands/refused-commands.http';

const views = new ViewWriter(':memory:', [
  ...[participantDocuments, memberDocuments, recordTrail, refusedCommands, capturedMoments],
]);
afterAll(() => views.close());

const everywhere: Scope = { study: 's', sites: '*' };
const at702: Scope = { study: 's', sites: ['702'] };
const metadata = {
  study: 's',
  actor: 'a',
  role: 'coordinator',
  organisation: 'o',
  source: 'api',
  receivedAt: '2026-01-01T00:00:00.000Z',
};

const write = (fact: object, ...projections: readonly AnyProjection[]) =>
  projections.forEach((projection) => views.apply(projection, { says: '', when: null, ...fact } as unknown as Fact<any>));

const capture = (site: string, type: keyof typeof participantEvents, revision: number) => {
  const n = views.nextNumber('s', metadata.receivedAt);
  const [data, participant] = [participantEvents[type].example, `p${site}`];
  const when = participantEvents[type].when(data as never);
  const place = { stream: `${participants.category}-${participant}`, revision, n, metadata: { ...metadata, participant, site } };
  write({ type, data: { ...data, SITEID: site }, when, ...place }, participantDocuments, recordTrail, capturedMoments);
};
const refuse = (name: string, n: number, participant?: string) => {
  const data = { command: 'GiveConsent', target: null, code: 'no', rules: [], fields: [] };
  const place = { stream: `${refusals.category}-${name}`, revision: 0, n, metadata: { ...metadata, participant } };
  write({ type: 'CommandRefused', data, ...place }, refusedCommands);
};

beforeAll(() => {
  refuse('a', 0);
  capture('701', 'ParticipantScreened', 0); // 1, on 2026-01-10
  capture('702', 'ParticipantScreened', 0); // 2
  for (const name of ['b', 'c', 'd']) refuse(name, 2, 'p701');
  capture('701', 'ConsentGiven', 1); // 3, on 2026-01-10
  refuse('e', 3, 'p702');
});

describe('refusals', () => {
  const read = (scope: Scope, query: object) => new RefusedCommandsController(views).read(scope, query);
  const names = ({ refusals: page }: ReturnType<typeof read>) => page.map(({ at }) => at.slice('refusal-'.length, -2)).join('');

  it('come in pages that split nothing which stands behind one record', () => {
    const first = read(everywhere, { limit: 2 });
    expect([names(first), first.next]).toEqual(['abcd', 2]);
    const second = read(everywhere, { limit: 2, after: first.next });
    expect([names(second), second.next]).toEqual(['e', undefined]);
  });
  it('are read as of any record', () => expect(names(read(everywhere, { asOf: 1 }))).toBe('a'));
  it('of a participant are for those who may see the participant', () => expect(names(read(at702, {}))).toBe('ae'));
});

describe('the trail', () => {
  const trail = new RecordTrailController(views);
  it('R05 is paged by record number', () => {
    const { entries, next } = trail.ofStudy(everywhere, { limit: 2 });
    expect([entries.map(({ n }) => n), next]).toEqual([[1, 2], 2]);
    expect(trail.ofStudy(everywhere, { limit: 2, after: 2 })).toMatchObject({ entries: [{ n: 3 }] });
  });
  it('shows a site its own', () => expect(trail.ofStudy(at702, {}).entries.map(({ n }) => n)).toEqual([2]));
  it('R59 finds the records of a stream', () => {
    const of = (stream: string, scope = everywhere) => trail.ofStudy(scope, { stream }).entries.map(({ n }) => n);
    expect([of('participant-p701'), of('participant-p702'), of('participant-p70')]).toEqual([[1, 3], [2], []]);
    expect(of('participant-p701', at702)).toEqual([]);
  });
  it('R05 shows one record by its number', () => {
    expect(trail.read(everywhere, '3')).toMatchObject({ n: 3, type: 'ConsentGiven', stream: 'participant-p701' });
    expect(trail.read(at702, '2')).toMatchObject({ n: 2 });
    for (const n of ['0', '4', '-1', '1.5', 'x']) expect(() => trail.read(everywhere, n)).toThrow(NotThere);
    expect(() => trail.read(at702, '3')).toThrow(NotThere);
  });
  it('shows the record as it was', () => expect(trail.ofStudy(everywhere, { asOf: 2 }).entries).toHaveLength(2));
});

describe('captured outside consent', () => {
  const listed = (scope: Scope, query: object) =>
    new CapturedOutsideConsentController(views)
      .read(scope, query)
      .entries.map(({ participant, knownAtCapture }) => [participant, knownAtCapture]);

  it('R35 lists whom nobody asked, and no longer whose consent came on record', () =>
    expect(listed(everywhere, {})).toEqual([['p702', true]]));
  it('R35 as of a record before the consent lists both', () =>
    expect(listed(everywhere, { asOf: 2 })).toEqual([
      ['p701', true],
      ['p702', true],
    ]));
});
