import 'reflect-metadata';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Controller, Get } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Listener } from './listener';
import { LiveRecord, type LiveEntry } from './live-record';
import { May } from './policy';
import { smallApi, STUDY, type SmallApi } from './testing/small-api';

type Entry = LiveEntry & { site: string; secret: string };
const entry = (n: number, site = 'S01', says = `Fact ${n}`): Entry => ({
  ...{ n, says, when: null, receivedAt: '2026-01-01T00:00:00.000Z', at: `dose-1@${n - 1}` },
  ...{ site, secret: 'SECRET' },
});

@Controller('api/studies/:study/events')
class EventsController {
  constructor(private readonly live: LiveRecord) {}
  @Get() @May('coordinator', 'monitor') listen(@Listener() listener: Listener) {
    return this.live.listen(listener);
  }
}

let [api, live, record, written, port]: [SmallApi, LiveRecord, Entry[], Subject<void>, number] = [] as never;
const start = async (limits = {}) => {
  [record, written] = [[], new Subject<void>()];
  live = new LiveRecord(
    ({ study, sites }, after, limit) =>
      record.filter(({ n, site }) => study === STUDY && n > after && (sites === '*' || sites.includes(site))).slice(0, limit),
    written,
    { pause: 1, ...limits },
  );
  api = await smallApi({ controllers: [EventsController], providers: [{ provide: LiveRecord, useValue: live }] });
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
};
const write = (...entries: Entry[]) => {
  record.push(...entries);
  written.next();
};

type Line = { request: ClientRequest; answer: IncomingMessage; text: () => string };
const listen = (who: string, { query = '', ...headers }: Record<string, string> = {}) =>
  new Promise<Line>((resolve, reject) => {
    const path = `/api/studies/KET-01/events${query}`;
    const request = get({ host: '127.0.0.1', port, path, agent: false, headers: { authorization: `Bearer ${who}`, ...headers } });
    request.on('error', reject).on('response', (answer) => {
      let text = '';
      if (who !== 'coordinator') answer.on('data', (data) => (text += data)); // the coordinator here reads nothing
      answer.on('error', () => {});
      resolve({ request, answer, text: () => text });
    });
  });
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const ids = ({ text }: Line) => [...text().matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

afterEach(() => api.app.close());

describe('the record, live', () => {
  it('comes as it is written: a number, a sentence, and nothing else of a view', async () => {
    await start();
    record.push(entry(1));
    const line = await listen('monitor');
    await until(() => ids(line).length === 1);
    write(entry(2), entry(3, 'S01', 'Two\nlines'));
    await until(() => ids(line).length === 3);
    expect([line.answer.statusCode, line.answer.headers['content-type'], line.answer.headers['cache-control']]).toEqual([
      200,
      'text/event-stream',
      'no-store',
    ]);
    const [, data] = /id: 3\nevent: record\ndata: (.+)\n\n/.exec(line.text())!;
    expect(JSON.parse(data!)).toEqual({ n: 3, says: 'Two\nlines', when: null, receivedAt: expect.any(String), at: 'dose-1@2' });
    expect(line.text()).not.toContain('SECRET');
  });

  it('goes on behind the last number that the listener saw, however much that was', async () => {
    await start({ page: 2 });
    for (let n = 1; n <= 9; n++) record.push(entry(n));
    const [byHeader, byQuery] = [
      await listen('monitor', { 'last-event-id': '3', query: '?after=8' }),
      await listen('monitor', { query: '?after=7' }),
    ];
    await until(() => ids(byHeader).length === 6 && ids(byQuery).length === 2);
    expect([ids(byHeader), ids(byQuery)]).toEqual([
      [4, 5, 6, 7, 8, 9],
      [8, 9],
    ]);
  });

  it('keeps to the sites of the listener', async () => {
    await start();
    const line = await listen('both');
    write(entry(1, 'S01'), entry(2, 'S02'), entry(3, 'S01'));
    await until(() => ids(line).includes(3));
    expect(ids(line)).toEqual([1, 3]);
  });

  it('says now and then that the line is open', async () => {
    await start({ heartbeat: 20 });
    const line = await listen('monitor');
    await until(() => line.text().split(': still here\n\n').length > 3);
    expect(ids(line)).toEqual([]);
  });

  it.each([
    [{ 'last-event-id': 'x' }, 'header: Last-Event-ID'],
    [{ query: '?after=-1' }, 'query: after'],
  ])('takes a record number only: %j', async (asked, pointer) => {
    await start();
    const line = await listen('monitor', asked as Record<string, string>);
    await until(() => line.answer.complete);
    expect([line.answer.statusCode, JSON.parse(line.text())]).toMatchObject([400, { fields: [pointer] }]);
  });
});

describe('a line', () => {
  it('is one of five that a person may have, and is free again when they go', async () => {
    await start();
    const lines = await Promise.all(Array.from({ length: 5 }, () => listen('monitor')));
    const sixth = await listen('monitor');
    await until(() => sixth.answer.complete);
    expect([sixth.answer.statusCode, JSON.parse(sixth.text()).type]).toEqual([429, 'urn:verum:problem:too-many-streams']);
    expect((await listen('both')).answer.statusCode).toBe(200);
    expect(live.connections).toBe(6);

    lines[0]!.request.destroy();
    await until(() => live.connections === 5);
    expect((await listen('monitor')).answer.statusCode).toBe(200);
  });

  it('leaves nothing behind when its listener goes, be it while nothing happens', async () => {
    await start();
    const lines = await Promise.all(['monitor', 'monitor', 'both'].map((who) => listen(who)));
    await until(() => written.observed);
    for (const { request } of lines) request.destroy();
    await until(() => live.connections === 0 && !written.observed);
    const sockets = await new Promise((resolve) =>
      api.app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)),
    );
    expect(sockets).toBe(0);
  });

  it('that waits behind another one on its connection is free too when the connection goes', async () => {
    await start();
    const socket = connect(port, '127.0.0.1');
    const asked = `GET /api/studies/KET-01/events HTTP/1.1\r\nHost: verum\r\nAuthorization: Bearer monitor\r\n\r\n`;
    socket.write(asked + asked);
    await until(() => live.connections === 2);
    socket.destroy();
    await until(() => live.connections === 0);
    expect(written.observed).toBe(false);
  });

  it('that nobody reads holds a bounded part of the record, and is dropped', async () => {
    await start({ patience: 300, page: 10 });
    for (let n = 1; n <= 20_000; n++) record.push(entry(n, 'S01', 'x'.repeat(2_000))); // 40 MB
    let read = 0;
    const find = live['page'];
    Object.assign(live, { page: (...args: Parameters<typeof find>) => ((read = args[1]), find(...args)) });
    await listen('coordinator');
    expect(live.connections).toBe(1);
    await until(() => live.connections === 0);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(10_000); // the rest of the 40 MB was never asked for: the kernel's buffers are all there is
  });

  it('ends after its lifetime, also while nothing happens', async () => {
    await start({ lifetime: 30 });
    const line = await listen('monitor');
    await until(() => line.answer.complete);
    expect(live.connections).toBe(0);
  });

  it('ends when the server stops, and none is opened then', async () => {
    await start();
    const line = await listen('monitor');
    await api.app.close();
    await until(() => line.answer.complete);
    expect(() =>
      live.listen({ actor: 'm', scope: { study: STUDY, sites: '*' }, after: 0, holds: () => true, reply: {} as never }),
    ).toThrow('The server stops');
  });

  it('is not opened for one who only asks for the headers', async () => {
    await start();
    const answer = await api.app.inject({
      method: 'HEAD',
      url: '/api/studies/KET-01/events',
      headers: { authorization: 'Bearer monitor' },
    });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    await until(() => live.connections === 0);
  });
});
