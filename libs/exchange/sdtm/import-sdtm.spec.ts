import { studies } from '@verum/capture/study';
import { fromStored, idOfStudy, nameOf } from '@verum/platform/eventsourcing';
import { platform, typesOf } from './testing/platform.fixture';
import { changed, folderWith, removeFolders } from './testing/study-folder.fixture';

afterAll(removeFolders);

describe('a whole folder', () => {
  it('is recorded, each row once, and counted in and out', async () => {
    const there = platform();
    const progress: number[] = [];
    const summary = await there.import(folderWith(), { onProgress: (done, of) => progress.push(done / of) });
    expect(summary).toMatchObject({
      ...{ outcome: 'done', problems: [], notImported: [{ file: 'cm.csv', rows: 1 }] },
      totals: { rows: 28, taken: 25, there: 0, changed: 0, notTaken: 0, notUsed: 3 },
      domains: { AE: { rows: 2, taken: 2 }, TS: { rows: 4, taken: 3, notUsed: 1 }, SUPPAE: { rows: 2, notUsed: 2 } },
    });
    const events = await there.events();
    expect(events).toHaveLength(summary.events);
    expect(typesOf(events)).toEqual({
      ...{ StudyRegistered: 1, SiteOpened: 2, ProtocolVersionPublished: 1, ProtocolVersionActivated: 2 },
      ...{ ParticipantScreened: 3, DemographyRecorded: 3, CharacteristicRecorded: 1, ParticipantRandomised: 2 },
      ...{ VisitRecorded: 4, ParticipationCompleted: 1, ParticipationDiscontinued: 1, ScreeningFailed: 1 },
      ...{ MilestoneRecorded: 1, DeathRecorded: 1, DoseGiven: 2, ProductRecorded: 2, ArmsRecorded: 2 },
      ...{ AdverseEventReported: 2, SeverityGraded: 1, CausalityAssessed: 1, AdverseEventCoded: 1 },
    });
    expect(progress).toEqual([...progress].sort());
    expect(progress.at(-1)).toBe(1);
  });

  it('comes from the importer, for the study and the site of each participant', async () => {
    const there = platform();
    await there.import(folderWith());
    const dose = (await there.events()).find(({ type }) => type === 'DoseGiven');
    expect(dose?.metadata).toMatchObject({
      ...{ actor: 'shell', role: 'importer', organisation: 'operator', source: 'import', study: idOfStudy('TINY-1'), site: '01' },
    });
  });

  it('becomes a study whose protocol says what SDTM says, and null for the rest', async () => {
    const there = platform();
    await there.import(folderWith(), { zone: 'Europe/Berlin', emergentWindow: 30 });
    const stream = nameOf(studies, idOfStudy('TINY-1'));
    const study = (await there.events())
      .filter((event) => event.stream === stream)
      .map((event) => fromStored(studies.catalogue, event))
      .reduce(studies.evolve, studies.initial);
    expect(study.sites).toMatchObject([
      {
        SITEID: '01',
        siteName: 'Site 01',
        COUNTRY: 'DEU',
        zone: 'Europe/Berlin',
        active: { version: '1.0', activatedOn: '2020-01-01' },
      },
      { SITEID: '02', COUNTRY: 'FRA', active: { activatedOn: '2020-01-03' } },
    ]);
    expect(study.protocols).toMatchObject([
      {
        ...{ version: '1.0', TBLIND: 'DOUBLE BLIND', consent: 'notCollected', blindedRoles: [] },
        arms: [
          { ARMCD: 'A', ARM: 'Active' },
          { ARMCD: 'P', ARM: 'Placebo' },
        ],
        visits: [
          { VISITNUM: 1, VISITDY: -7, earliest: null, latest: null },
          { VISITNUM: 2, VISITDY: 1 },
        ],
        criteria: [{ IETESTCD: 'INCL01', IETEST: 'Adult', IECAT: 'INCLUSION' }],
        treatmentEmergent: { emergentWindow: 30, incompleteDates: 'unlessProvablyNot' },
      },
    ]);
  });

  it('leaves no arm and no product in plain in the log', async () => {
    const there = platform();
    await there.import(folderWith());
    const clinical = (await there.events()).filter(({ stream }) => !stream.startsWith('study-'));
    expect(JSON.stringify(clinical, (_, held: unknown) => (typeof held === 'bigint' ? Number(held) : held))).not.toMatch(
      /ACTIVE|PLACEBO|"ARMCD"|"EXDOSE"/,
    );
  });

  it('compares the flag that the source derived with our rule, and says which rows differ', async () => {
    const { emergence } = await platform().import(folderWith());
    expect(emergence).toEqual({ equal: 1, different: 1, differing: [{ file: 'suppae.csv', line: 3 }] });
  });
});

describe('what is refused', () => {
  it('is listed, and the others go on', async () => {
    const there = platform();
    const summary = await there.import(folderWith(changed('ae.csv', '2020-01-10,2020-01-11', '2020-01-10,2020-01-02')));
    expect(summary).toMatchObject({
      outcome: 'incomplete',
      totals: { taken: 24, notTaken: 1 },
      problems: [{ file: 'ae.csv', line: 2, column: 'AESTDTC, AEENDTC' }],
    });
  });

  it('in the protocol: nothing that rests on it is sent', async () => {
    const there = platform();
    const summary = await there.import(folderWith(changed('tv.csv', 'BASELINE', 'SCREENING')));
    expect(summary).toMatchObject({ outcome: 'incomplete', problems: [{ rule: 'protocol-not-sound/duplicate' }] });
    expect(typesOf(await there.events())).toEqual({ StudyRegistered: 1, SiteOpened: 2 });
  });

  it('of a part of a row: the rest is recorded, and the row counts as not taken', async () => {
    const there = platform();
    const summary = await there.import(folderWith(changed('dm.csv', '2020-03-01,Y', ',Y')));
    expect(summary).toMatchObject({
      outcome: 'incomplete',
      totals: { taken: 24, notTaken: 1 },
      problems: [{ file: 'dm.csv', line: 3, column: 'DTHDTC', rule: 'no-death-date' }],
    });
    expect(typesOf(await there.events())).toMatchObject({ ParticipantScreened: 3 });
  });

  it('a local time that the clocks of the site left out: the time itself is not in the list', async () => {
    const there = platform();
    const late = changed('sv.csv', '2020-01-15', '2020-03-29T02:30');
    const { problems } = await there.import(folderWith(late), { zone: 'Europe/Berlin' });
    expect(problems).toMatchObject([
      { file: 'sv.csv', line: 4, column: 'SVSTDTC', rule: 'local-time-unclear/local-time-impossible' },
    ]);
    expect(JSON.stringify(problems)).not.toMatch('2020-03-29');
  });
});
