import { startServer, type Server } from '../../../test/support/server';
import { STUDY } from '../../../test/support/study';
import type { Casebook } from '.';
import { smallTrial } from './small-trial.fixture';

let server: Server;
let trial: Awaited<ReturnType<typeof smallTrial>>;
beforeAll(async () => {
  server = await startServer();
  trial = await smallTrial(server);
  await server.join('at 702', 'coordinator', ['702']);
}, 60_000);
afterAll(() => server.stop());

const read = async (from: string, query: object = {}, who = 'auditor') => {
  const answer = await server.get(who, from, query);
  if (answer.status !== 200) throw new Error(`${from} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const rowsOf = ({ sections }: Casebook, name: string) => sections.find(({ section }) => section === name)!.rows;

describe('the casebook', () => {
  it('R02 has every context on one page, in CDISC names and in words', async () => {
    const book: Casebook = await read(`${trial.at}/casebook`);
    expect(book).toMatchObject({ SUBJID: '701-1001', protocolVersion: '1.0', consent: 'collected', status: 'completed' });
    const filled = book.sections.filter(({ rows }) => rows.length > 0).map(({ section }) => section);
    expect(filled).toEqual([
      ...['screening', 'consent', 'signatures', 'optionalConsent', 'demography', 'eligibility', 'criteria', 'enrolment'],
      ...['randomisation', 'visits', 'doses', 'adverseEvents', 'grades', 'judgements', 'corrections', 'queries', 'disposition'],
    ]);
    const dose = book.sections.find(({ section }) => section === 'doses')!;
    expect(dose).toMatchObject({ domain: 'EC', rows: [{ values: { ECTRT: 'Study infusion', ECDOSE: 40, ECDOSU: 'mL' } }] });
    expect(dose.items).toContainEqual({ item: 'ECDOSE', label: expect.any(String), unit: null });
    expect(rowsOf(book, 'adverseEvents')).toMatchObject([
      { values: { AETERM: 'Nausea', AEDECOD: 'Nausea', AEENDTC: '2026-02-04' }, follows: { AESEV: 'MILD' } },
    ]);
  });

  it('says of which adverse event a grade, a judgement, a correction and a query are', async () => {
    const book: Casebook = await read(`${trial.at}/casebook`);
    for (const name of ['grades', 'judgements'])
      expect(rowsOf(book, name)).toMatchObject([{ follows: { AETERM: 'Nausea', AESTDTC: expect.any(String) } }]);
    for (const name of ['corrections', 'queries'])
      for (const { follows } of rowsOf(book, name)) expect(follows.about).toMatch(/ \(AE[A-Z]+\) of Nausea$/);
  });

  it('says what was not done, and what nobody recorded', async () => {
    const words = ({ notDone }: Casebook) => notDone.map((each) => each.words);
    expect(words(await read(`${trial.at}/casebook`))).toEqual(
      expect.arrayContaining([
        'Visit 1, Screening, did not take place: Snow',
        'The query about End Date/Time of Adverse Event (AEENDTC) of Nausea is open',
      ]),
    );
    expect(words(await read(`${trial.other}/casebook`))).toEqual(
      expect.arrayContaining([
        'No consent is recorded',
        'Criterion EXCL01 is not answered',
        'Visit 2, Dosing 1, is not recorded',
        'No dose is recorded',
        'No end of participation is recorded',
      ]),
    );
  });

  it('R04 is there for those who may see the participant, and not for whom a dosing day would unblind', async () => {
    for (const route of ['casebook', 'history', 'play', 'difference?from=0']) {
      expect((await server.get('efficacy-rater', `${trial.at}/${route}`)).status).toBe(403);
      expect((await server.get('at 702', `${trial.at}/${route}`)).status).toBe(404);
      expect((await server.get('at 702', `${trial.other}/${route}`)).status).toBe(200);
    }
  });

  it('R48 names no arm and no product, sealed or not', async () => {
    for (const route of ['casebook', 'history', 'play', 'difference?from=0']) {
      const { text } = await server.get('auditor', `${trial.at}/${route}`);
      expect(text.length).toBeGreaterThan(1_000);
      expect(text).not.toMatch(/sealed"|KET"|MID"|KETAMINE|MIDAZOLAM|LOT-|EXTRT|EXDOSE/);
    }
  });
});

describe('the history of a datum', () => {
  const history = (datum: string, query: object = {}) => read(`${trial.at}/history`, { datum, ...query });

  it('R05 R43 keeps three values where a correction was taken back, each with who, when and why', async () => {
    const { values, label } = await history(`adverseEvent-${trial.adverseEvent}/AESTDTC`);
    expect(label).toEqual(expect.any(String));
    expect(values.map(({ value }: { value: string }) => value)).toEqual(['2026-02-02', '2026-02-01', '2026-02-02']);
    expect(values[0]).toMatchObject({ type: 'AdverseEventReported', correction: null, happened: '2026-02-02' });
    expect(values[2]).toMatchObject({
      ...{ role: 'investigator', actor: expect.any(String), organisation: expect.any(String), receivedAt: expect.any(String) },
      correction: { was: '2026-02-01', reasonCode: 'transcription', reason: 'The source says so', cause: 'source', query: null },
    });
    const numbers = values.map(({ n }: { n: number }) => n);
    expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => a - b));
    expect((await history(`adverseEvent-${trial.adverseEvent}/AESTDTC`, { asOf: numbers[1] })).values).toHaveLength(2);
  });

  it('R47 R60 links a correction to the query that prompted it, and keeps what was asked beside it', async () => {
    const { values, queries } = await history(trial.target);
    expect(values).toMatchObject([
      { value: '2026-02-03' },
      { value: '2026-02-04', correction: { cause: 'query', query: trial.discrepancy } },
    ]);
    expect(queries).toMatchObject([
      { discrepancy: trial.discrepancy, valueWhenRaised: '2026-02-03', text: 'Please check the end.' },
    ]);
  });

  it('R42 is there for every datum, and counts the values of each', async () => {
    const { data } = await read(`${trial.at}/history`);
    for (const { datum, value, values } of data.slice(0, 25)) {
      const { values: given } = await history(datum);
      expect([given.length, given.at(-1).value]).toEqual([values, value]);
    }
    expect(data.length).toBeGreaterThan(60);
  });

  it('is not there for what is no datum', async () => {
    for (const datum of [`adverseEvent-${trial.adverseEvent}/AEXX`, `adverseEvent-00000000-0000-4000-8000-000000000000/AETERM`])
      expect((await server.get('auditor', `${trial.at}/history`, { datum })).status).toBe(404);
    expect((await server.get('auditor', `${trial.at}/history`, { datum: 'x' })).status).toBe(400);
  });
});

describe('a record that is played through', () => {
  it('R44 shows one changed item where one was corrected', async () => {
    const { steps } = await read(`${trial.at}/play`);
    const corrections = steps.filter(({ type }: { type: string }) => type === 'ItemCorrected');
    expect(corrections.map(({ changes }: { changes: object[] }) => changes.length)).toEqual([1, 1, 1]);
    expect(corrections[2].changes).toMatchObject([{ datum: trial.target, was: '2026-02-03', is: '2026-02-04' }]);
  });

  it('comes in pages that make the whole', async () => {
    const { steps } = await read(`${trial.at}/play`);
    const first = await read(`${trial.at}/play`, { limit: 5 });
    const second = await read(`${trial.at}/play`, { from: first.next });
    expect([...first.steps, ...second.steps]).toEqual(steps);
  });
});

describe('the difference between two records', () => {
  it('names each datum that changed with the records that caused it', async () => {
    const { values } = await read(`${trial.at}/history`, { datum: trial.target });
    const { n } = values[1];
    const difference = await read(`${trial.at}/difference`, { from: n - 1, to: n });
    expect(difference.changes).toEqual([{ datum: trial.target, was: '2026-02-03', is: '2026-02-04', records: [n] }]);
    expect(difference.causes).toMatchObject([{ n, type: 'ItemCorrected', says: expect.stringContaining('AEENDTC') }]);
  });

  it('of a study covers each participant that moved once, page by page', async () => {
    const whole = await read(`${STUDY}/difference`, { from: 0, limit: 100 });
    expect(whole.participants).toHaveLength(2);
    expect(whole.ofStudy.map(({ type }: { type: string }) => type)).toContain('StudyRegistered');
    const [paged, again]: [object[], string[]] = [[], []];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: any = await read(`${STUDY}/difference`, { from: 0, after, limit: 4 });
      again.push(...page.participants.map(({ participant }: { participant: string }) => participant));
      paged.push(...page.participants);
      after = page.next;
    }
    expect(paged).toEqual(whole.participants);
    expect(new Set(again).size).toBe(2);
  });

  it('is not read backwards', async () => {
    expect((await server.get('auditor', `${trial.at}/difference`, { from: 30, to: 20 })).body).toMatchObject({
      type: 'urn:verum:problem:range-reversed',
    });
  });
});
