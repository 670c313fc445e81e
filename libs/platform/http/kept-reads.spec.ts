import 'reflect-metadata';
import { Controller, Get, Param } from '@nestjs/common';
import { NotAllowed, NotThere } from '@verum/platform/eventsourcing';
import { Caller, May, Unblinded, UnblindedWhereGranted } from '.';
import { smallApi, STUDY, type SmallApi } from './testing/small-api';

@Controller('api/studies/:study/participants/:participant/arms')
class ArmsController {
  static answered = 0;
  @Get() @May('monitor') @Unblinded() arms() {
    ArmsController.answered++;
    return { arm: 'KET' };
  }
  @Get('partly') @May('monitor', 'auditor') @UnblindedWhereGranted() partly(@Caller() { unblinded }: Caller) {
    return { ...(unblinded && { arm: 'KET' }) };
  }
  @Get('silent') @May('monitor', 'auditor') silent(@Caller() { unblinded }: Caller) {
    return { unblinded };
  }
  @Get('none/:record') @May('monitor') none(@Param('record') record: string) {
    throw record === 'ruled' ? new NotAllowed() : new NotThere();
  }
}

let api: SmallApi;
beforeEach(async () => {
  api = await smallApi({ controllers: [ArmsController] });
  await api.app.init();
  await api.app.getHttpAdapter().getInstance().ready();
  ArmsController.answered = 0;
});
afterEach(() => api.app.close());

const ARMS = '/api/studies/KET-01/participants/1001/arms';
const ask = (url: string, who = 'monitor') => api.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${who}` } });
const kept = (actor = 'm') => Array.fromAsync(api.store.read(`access-${actor}`, 0));

it('R49 a read of unblinded data is kept, with the record that it was as of', async () => {
  for (const query of ['', '?asOf=4', '?asOf=2026-02-03T04:05:00Z', '?cut=DSMB-1'])
    expect((await ask(ARMS + query)).statusCode).toBe(200);
  const reads = (await kept()).map(({ type, data, metadata }) => [type, data, metadata.study]);
  const what = expect.stringMatching(/^participants\/[0-9a-f-]{36}\/arms$/);
  const withCut = expect.stringMatching(/\/arms\?cut=DSMB-1$/);
  expect(reads).toEqual([
    ['UnblindedDataRead', { what, asOf: null }, STUDY],
    ['UnblindedDataRead', { what, asOf: 4 }, STUDY],
    ['UnblindedDataRead', { what, asOf: 7 }, STUDY],
    ['UnblindedDataRead', { what: withCut, asOf: null }, STUDY],
  ]);
});

it('R49 what cannot be kept is not answered, nor even read', async () => {
  api.store.append = () => Promise.reject(new Error('away'));
  const answer = await ask(ARMS);
  expect([answer.statusCode, answer.json().type]).toEqual([503, 'urn:verum:problem:access-not-kept']);
  expect(answer.body).not.toContain('KET');
  expect(ArmsController.answered).toBe(0);
});

describe.each(['auditor', 'inspector'])('R29 the unblinded scope of an %s', (role) => {
  const actor = role.charAt(0);
  const typesOf = async (who: string) => (await kept(who)).map(({ type }) => type);

  it('opens what is unblinded, and each such read is kept', async () => {
    for (const path of ['', '/partly']) expect((await ask(ARMS + path, `${role}_unblinded`)).json()).toEqual({ arm: 'KET' });
    expect(await typesOf(`${actor}u`)).toEqual(['UnblindedDataRead', 'UnblindedDataRead']);
  });
  it('opens nothing on a route that does not say that it is unblinded', async () => {
    expect((await ask(`${ARMS}/silent`, `${role}_unblinded`)).json()).toEqual({ unblinded: false });
    expect(await typesOf(`${actor}u`)).toEqual(role === 'inspector' ? ['InspectorRead'] : []);
  });
  it('is needed: without it there is 403 or no arm, and the attempt is kept before the answer leaves', async () => {
    expect((await ask(ARMS, role)).statusCode).toBe(403);
    expect(api.refused).toMatchObject([{ command: 'ArmsController.arms', context: { actor, role } }]);
    expect((await ask(`${ARMS}/partly`, role)).json()).toEqual({});
    expect(await typesOf(actor)).toEqual(role === 'inspector' ? ['InspectorRead'] : []);
  });
});

it('other reads are not kept', async () => {
  expect((await ask('/api/studies/KET-01/participants/1001/findings')).statusCode).toBe(200);
  expect(await kept()).toEqual([]);
});

it('R04 what is not there for somebody is noted with the route and an id, never with words that were sent', async () => {
  const id = '0190f3a4-7b1c-7d2e-8f3a-4b5c6d7e8f90';
  for (const record of [id, 'JaneDoe']) expect((await ask(`${ARMS}/none/${record}`)).statusCode).toBe(404);
  expect(api.refused).toMatchObject([
    {
      command: 'ArmsController.none',
      target: `record-${id}`,
      error: { code: 'not-there' },
      context: { actor: 'm', study: STUDY },
    },
    { command: 'ArmsController.none', target: null },
  ]);
  expect(JSON.stringify(api.refused)).not.toContain('JaneDoe');
});

it('R04 a rule that a controller applies is noted too', async () => {
  expect((await ask(`${ARMS}/none/ruled`)).statusCode).toBe(403);
  expect(api.refused).toMatchObject([{ command: 'ArmsController.none', error: { code: 'not-allowed' } }]);
});
