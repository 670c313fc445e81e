import { answerTo, QUESTIONS } from '../support/questions';
import { atLeast, startServer, type Server } from '../support/server';
import { STUDY } from '../support/study';
import { correction, nausea, openTrial, taking, throughTheTrial, WORDS } from '../support/trial';

// The commands stand in the README; npm run conformance asks the same ones of a finished study.
const AT = `${STUDY}/participants`;
let server: Server;
let env: Record<string, string>;
beforeAll(async () => {
  server = await startServer();
  await openTrial(server.post, WORDS, 4);
  const { adverseEvent } = await throughTheTrial(server.post, '701-1', WORDS[0]);
  const take = taking(server.post);
  const syncope = { ...nausea, AETERM: 'Syncope', AESHOSP: 'Y' };
  const times = { siteAware: '2026-02-03T09:00', sponsorReceived: '2026-02-03T15:00' };
  await take('investigator', `${AT}/701-1/adverse-events`, { ...syncope, AESER: 'Y', ...times });
  await take('investigator', `${AT}/701-1/adverse-events`, { ...syncope, AESER: 'N' });
  await take('coordinator', `${STUDY}/participants`, { SITEID: '701', SUBJID: '701-2', SVSTDTC: '2026-01-10' });
  const left = { DSTERM: 'Took another drug', DSDECOD: 'PROTOCOL VIOLATION', DSSTDTC: '2026-01-12' };
  await take('investigator', `${AT}/701-2/discontinuation`, left);
  const { body } = await server.get('investigator', `${AT}/701-1/adverse-events/${adverseEvent}`);
  const last = await server.get('auditor', `${STUDY}/trail`, { order: 'newest', limit: 1 });
  const asked = { item: 'AESTDTC', is: '2026-02-03', ...correction };
  const corrected = await take('investigator', `${AT}/701-1/adverse-events/${adverseEvent}/corrections`, asked, {
    'if-match': `"${body.revision}"`,
  });
  await server.post('monitor', `${AT}/701-1/doses`);
  await server.get('auditor', `${STUDY}/trail`, atLeast(corrected));
  await server.get('auditor', `${STUDY}/downloads/trail.csv`);
  const { port } = new URL(await server.app.getUrl());
  const AUDITOR = server.bearer('auditor').authorization!.slice('Bearer '.length);
  env = { PORT: port, STUDY: 'KET-01', PARTICIPANT: '701-1', AT: String(last.body.entries[0].n), AUDITOR };
}, 60_000);
afterAll(() => server.stop());

/** What each answer must hold here, so that an empty one is no answer. */
const FOUND: Record<number, RegExp> = {
  1: /^Development auditor +Development +auditor +\* .+\n[^]*^14 persons$/m,
  2: /^Development investigator +investigator +\d+$[^]*^\d+ +701-1 .+ Development coordinator +coordinator$/m,
  3: /^\d+ +701-1 +AESTDTC +2026-02-02 +2026-02-03 +The source says so +Development investigator .+\n1 corrections$/m,
  4: /^701-1 +Syncope +2026-02-02 +N +AESHOSP\n1 adverseEvents$/m,
  5: /^701-1 +Syncope .+ 6 +inTime\n1 adverseEvents$/m,
  6: /^\d+ +701-2 +2026-01-12 .+PROTOCOL VIOLATION.+\n1 entries$/m,
  7: /^Development monitor +monitor +Was refused “record dose”: not-allowed +/m,
  8: /^Development auditor +RecordExported +trail\.csv .+ UTC$/m,
  9: /^\d+ +2026-02-02 +Reported Nausea.+ Development investigator [^]*2026-02-03/m,
  10: /^Nausea +2026-02-02 +MILD [^]*^3 adverseEvents$/m,
};

it('there are ten of them', () => expect(QUESTIONS.map(({ number }) => String(number))).toEqual(Object.keys(FOUND)));

it.each(QUESTIONS)('R42 R59 R62 question $number: $question', async ({ number, command }) =>
  expect(await answerTo(command, env)).toMatch(FOUND[number]!),
);

it('a question that is refused says why, and fails', () =>
  expect(answerTo('ask nowhere', env)).rejects.toMatchObject({ stderr: expect.stringContaining('Not there') }));
