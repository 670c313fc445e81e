import { configOf, mustBeWritable, WrongConfig } from './config';

describe('the configuration', () => {
  it('has a default for everything', () =>
    expect(configOf({})).toMatchObject({ port: 3000, host: '127.0.0.1', eventStoreUrl: undefined, logLevel: 'info' }));

  it.each([
    [{ PORT: '80a' }, 'PORT must be'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ EVENTSTORE_URL: 'http://admin:changeit@host' }, 'EVENTSTORE_URL must be'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be'],
    [{ VERUM_DATEN: 'x' }, 'VERUM_DATEN is not a setting'],
  ])('stops the start with one sentence: %j', (env, sentence) => {
    expect(() => configOf(env)).toThrow(WrongConfig);
    expect(() => configOf(env)).toThrow(sentence);
  });

  it('keeps the keys in the data folder, or in one that servers share', () => {
    expect(configOf({ VERUM_DATA: '/d' }).vault).toBe('/d/vault');
    expect(configOf({ VERUM_DATA: '/d', VERUM_VAULT: '/shared' })).toMatchObject({ data: '/d', vault: '/shared' });
  });

  it.each(['/proc/verum', '/dev/null/verum'])('stops the start where the data folder cannot be made: %s', (folder) =>
    expect(() => mustBeWritable(folder)).toThrow('VERUM_DATA must name a folder'),
  );

  it('does not repeat a password', () =>
    expect(() => configOf({ EVENTSTORE_URL: 'http://admin:changeit@host' })).not.toThrow(/changeit/));
});
