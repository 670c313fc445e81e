import { api, median, percentile, range } from '../load.mjs';

const LIMIT = 150; // milliseconds at the 99th percentile

/** What an auditor reads: of the study, and of one participant. */
const OF_STUDY = [
  ...['trail?limit=50', 'trail?limit=50&order=newest', 'trail?q=consent&limit=50', 'trail?lateByDays=30&limit=50'],
  ...[
    'trail?type=ConsentRenewed&order=newest&limit=50',
    'trail?item=DSSTDTC&limit=50',
    'trail?role=coordinator&site=701&limit=50',
  ],
  ...['listings/authorised-persons', 'listings/late-entries?days=30', 'listings/corrections', 'listings/before-consent'],
  ...['listings/serious-event-latency', 'listings/accesses', 'protocol-deviations?status=open', 'refusals'],
];
const OF_PARTICIPANT = ['trail', 'casebook', 'history', 'play'];

/** Each listing, history and casebook live and as of a random record, in turns over one connection; one row for each. */
export const listings = async (server, token, { study, of, rounds }) => {
  const http = api(server.url, token, 1);
  const { entries } = await http.get(`/${study}/trail?order=newest&limit=1`);
  const last = entries[0].n;
  const rows = [];
  for (const path of OF_STUDY) rows.push(await both(http, of, path, () => `/${study}/${path}`, { last, rounds }));

  const { participants } = await http.get(`/${study}/participants?limit=500`);
  const anyone = () => participants[Math.floor(Math.random() * participants.length)].participant;
  for (const path of OF_PARTICIPANT)
    rows.push(
      await both(http, of, `a participant's ${path}`, () => `/${study}/participants/${anyone()}/${path}`, { last, rounds }),
    );
  const { data } = await http.get(`/${study}/participants/${participants[0].participant}/history`);
  const datum = () => encodeURIComponent(data[Math.floor(Math.random() * data.length)].datum);
  const history = () => `/${study}/participants/${participants[0].participant}/history?datum=${datum()}`;
  rows.push(await both(http, of, 'the history of one datum', history, { last, rounds, from: last }));
  await http.close();
  return rows;
};

const both = async (http, of, name, path, { last, rounds, from = 1 }) => {
  const times = { live: [], past: [] };
  for (const round of range(rounds + 5)) {
    const record = from + Math.floor(Math.random() * (last - from + 1));
    for (const kind of round % 2 ? ['live', 'past'] : ['past', 'live']) {
      const url = path();
      const moment = kind === 'past' ? `${url.includes('?') ? '&' : '?'}asOf=${record}` : '';
      const start = performance.now();
      // Whoever was not there yet at that record has no casebook then: 404 is an answer too.
      await http
        .get(`${url}${moment}`)
        .catch((error) => (kind === 'past' && error.status === 404 ? undefined : Promise.reject(error)));
      if (round >= 5) times[kind].push(performance.now() - start); // the first warm up
    }
  }
  const [live, past] = [percentile(times.live, 0.99), percentile(times.past, 0.99)];
  return {
    name: `${name}, ${of}, as of a random record | live`,
    figures: {
      'as of, p50 ms': median(times.past),
      'as of, p99 ms': past,
      'live, p50 ms': median(times.live),
      'live, p99 ms': live,
    },
    ...{ ratio: median(times.past) / median(times.live), aim: `p99 <= ${LIMIT} ms`, met: live <= LIMIT && past <= LIMIT },
  };
};
