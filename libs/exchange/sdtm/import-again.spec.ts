import { StoreAway, type DomainCommand } from '@verum/platform/eventsourcing';
import { platform, typesOf } from './testing/platform.fixture';
import { changed, folderWith, removeFolders } from './testing/study-folder.fixture';

afterAll(removeFolders);

describe('an import that is run again', () => {
  it('finds every row there and adds nothing', async () => {
    const there = platform();
    await there.import(folderWith());
    const before = await there.events();
    const summary = await there.import(folderWith());
    expect(summary).toMatchObject({ outcome: 'done', events: 0, problems: [], totals: { taken: 0, there: 25, notUsed: 3 } });
    expect(await there.events()).toEqual(before);
  });

  it.each([1, 4, 7, 12, 20, 26, 32])(
    'goes on after a store that went away behind %i commands, and ends with the same events',
    async (k) => {
      const whole = platform();
      await whole.import(folderWith());
      const there = platform();
      let left = k;
      const dying = (command: DomainCommand) => (left-- > 0 ? there.run(command) : Promise.reject(new StoreAway()));
      await expect(there.import(folderWith(), { run: dying, concurrency: 2 })).rejects.toThrow(StoreAway);
      const half = await there.events();
      const summary = await there.import(folderWith());
      expect(summary).toMatchObject({ outcome: 'done', problems: [] });
      const events = await there.events();
      expect(summary.events).toBe(events.length - half.length);
      expect(typesOf(events)).toEqual(typesOf(await whole.events()));
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    },
  );

  it.each<[string, string, string, string, Readonly<Record<string, number>>]>([
    ['ae.csv', 'HEADACHE,HEADACHE', 'MIGRAINE,HEADACHE', 'already-there', { there: 24, changed: 1 }],
    ['sv.csv', '2020-01-08,2020-01-08', '2020-01-08,2020-01-09', 'recorded-otherwise', { there: 24, changed: 1 }],
    ['ex.csv', 'ACTIVE,54', 'ACTIVE,81', 'already-there', { there: 24, changed: 1 }],
    ['ds.csv', 'Died', 'Passed away', 'recorded-otherwise', { there: 24, changed: 1 }],
    ['dm.csv', ',40,', ',41,', 'already-there', { there: 24, changed: 1 }],
    ['ta.csv', 'Placebo', 'Sugar', 'stale', { there: 18, changed: 7 }],
  ])(
    'lists a row of %s that was changed in the source, and does not send it over the other',
    async (file, from, to, rule, totals) => {
      const there = platform();
      await there.import(folderWith());
      const before = await there.events();
      const summary = await there.import(folderWith(changed(file, from, to)));
      expect(summary).toMatchObject({ outcome: 'incomplete', totals, problems: [{ file, rule }] });
      expect(summary.problems).toHaveLength(1);
      expect(await there.events()).toEqual(before);
    },
  );

  it('takes the rows that the source has now and had not then', async () => {
    const there = platform();
    await there.import(folderWith({ 'ae.csv': null, 'suppae.csv': null }));
    expect(await there.import(folderWith())).toMatchObject({ outcome: 'done', totals: { taken: 2, there: 23 } });
  });
});
