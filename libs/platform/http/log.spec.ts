import 'reflect-metadata';
import { Refusals } from '@verum/platform/eventsourcing';
import { placeOf } from './log';
import { smallApi } from './testing/small-api';

const linesOf = async (level: 'info' | 'warn', ...urls: string[]) => {
  const lines: string[] = [];
  const api = await smallApi({ logging: { level, stream: { write: (line) => void lines.push(line) } } });
  await api.app.init();
  await api.app.getHttpAdapter().getInstance().ready();
  const headers = { authorization: 'Bearer monitor', cookie: 'SECRET=1' };
  for (const url of urls) await api.app.inject({ method: 'GET', url, headers });
  await api.app.close();
  return lines;
};

describe('the log', () => {
  it('does not take a message of several lines for a place', () =>
    expect(JSON.stringify(placeOf(new Error('Jane\n    at SECRET')))).toMatch(/^(?!.*SECRET).*log\.spec/));

  it('knows the route, and neither the participant nor a token nor a query', async () => {
    const lines = await linesOf('info', '/api/studies/KET-01/participants/1001/findings?asOf=SECRET', '/api/SECRET');
    const answered = lines.map((line) => JSON.parse(line)).filter(({ message }) => message === 'answered');
    expect(answered).toMatchObject([
      {
        level: 'info',
        method: 'GET',
        route: '/api/studies/:study/participants/:participant/findings',
        status: 400,
        ms: expect.any(Number),
      },
      { route: 'unknown', status: 404 },
    ]);
    expect(lines.join('')).not.toMatch(/1001|KET-01|SECRET|monitor|Bearer/);
  });

  it('tells of an unforeseen error where it was, not what it said', async () => {
    const [line, ...others] = await linesOf('warn', '/health/broken', '/health');
    expect(others).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({ level: 'error', message: 'unforeseen', err: { type: 'Error' } });
    expect(JSON.parse(line!).err.stack[0]).toContain('small-api');
    expect(line).not.toContain('Jane Doe');
  });

  it('tells of a refusal that could not be kept; whoever was refused is told the same', async () => {
    const lines: string[] = [];
    const api = await smallApi({ logging: { level: 'warn', stream: { write: (line) => void lines.push(line) } } });
    await api.app.init();
    await api.app.getHttpAdapter().getInstance().ready();
    api.app.get(Refusals).note = () => Promise.reject(new Error('SECRET'));
    const answer = await api.app.inject({ method: 'GET', url: '/api/studies', headers: { authorization: 'Bearer nobody' } });
    expect(answer.statusCode).toBe(403);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', message: 'refusal not kept' }]);
    expect(lines.join('')).not.toContain('SECRET');
    await api.app.close();
  });
});
