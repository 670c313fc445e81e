import { randomUUID } from 'node:crypto';
import { api, inFlight, median, percentile, range } from '../load.mjs';
import { bareClient, copyOfEvents, eventsOf } from '../log.mjs';
import { client } from '../platform.mjs';
import { usedBetween } from '../server.mjs';
import { consenting, newNumber, screening, STUDY } from '../study.mjs';

const CONNECTIONS = 64;

/** Consents over HTTP against bare appends of the same events, round by round, to the node of the same server. */
export const consents = async (server, tokens, { rounds, perRound }) => {
  const http = api(server.url, tokens.coordinator, CONNECTIONS);
  const bare = bareClient(server.endpoint());
  await round(http, bare, server, Math.ceil(perRound / 2)); // warms both sides up
  const measured = [];
  for (let count = 0; count < rounds; count++) measured.push(await round(http, bare, server, perRound));
  await http.close();
  await bare.dispose();

  const each = (pick) => measured.map(pick);
  const ratio = median(each(({ ours, theirs }) => ours.rate / theirs.rate));
  const latencies = measured.flatMap(({ ours }) => [...ours.latencies]);
  const behind = Math.max(...each(({ behind }) => behind));
  const share = (ms, of) => median(each((one) => ms(one) / of(one)));
  return {
    name: `consents recorded over HTTP, ${CONNECTIONS} connections | bare appendToStream of the same events`,
    figures: {
      'consents/s': median(each(({ ours }) => ours.rate)),
      'p50 ms': percentile(latencies, 0.5),
      'p99 ms': percentile(latencies, 0.99),
      'bare events/s': median(each(({ theirs }) => theirs.rate)),
      'views behind at the end, ms': behind,
      'server CPU, ms per consent': share(
        ({ server }) => server,
        () => perRound,
      ),
      'processors used by the server': share(
        ({ server }) => server,
        ({ ours }) => ours.ms,
      ),
      'processors used by the load generator': share(
        ({ ours }) => ours.generator,
        ({ ours }) => ours.ms,
      ),
      'processors used by the bare client': share(
        ({ theirs }) => theirs.generator,
        ({ theirs }) => theirs.ms,
      ),
      ...Object.fromEntries(threadsOf(measured, perRound)),
    },
    ...{ ratio, aim: '>= 0.4, views <= 1000 ms behind', met: ratio >= 0.4 && behind <= 1000 },
  };
};

const round = async (http, bare, server, count) => {
  const numbers = range(count).map(newNumber);
  const screened = [];
  await inFlight(CONNECTIONS, numbers, async (SUBJID) => {
    screened.push((await http.post(`/${STUDY}/participants`, screening(SUBJID))).participant);
  });
  await server.whenCurrent();

  const consent = consenting('2026-01-10');
  let last;
  const before = server.cpu();
  const ours = await inFlight(CONNECTIONS, numbers, async (SUBJID) => {
    last = await http.post(`/${STUDY}/participants/${SUBJID}/consents`, consent);
  });
  const after = server.cpu();
  const ended = performance.now();
  await http.get(`/${STUDY}/participants/${last.stream.replace('participant-', '')}?atLeast=${last.stream}@${last.revision}`);
  const behind = performance.now() - ended;
  await server.whenCurrent();

  const theirs = await appendTheSame(bare, screened);
  return { ours, theirs, behind, server: usedBetween(before, after), threads: [before, after] };
};

/** What the server wrote, under new ids: the stream is there already, as it was for the server. */
const appendTheSame = async (bare, participants) => {
  const { NO_STREAM } = client();
  const streams = [];
  await inFlight(CONNECTIONS, participants, async (participant) => {
    const [screened, ...consented] = await eventsOf(bare, `participant-${participant}`);
    const stream = `bare-${randomUUID()}`;
    await bare.appendToStream(stream, copyOfEvents([screened]), { expectedRevision: NO_STREAM });
    streams.push({ stream, events: copyOfEvents(consented) });
  });
  return inFlight(CONNECTIONS, streams, ({ stream, events }) => bare.appendToStream(stream, events, { expectedRevision: 0n }));
};

/** The threads of the server that did most, in microseconds for each consent. */
const threadsOf = (measured, perRound) => {
  const used = new Map();
  for (const {
    threads: [before, after],
  } of measured)
    for (const [thread, ms] of Object.entries(after)) used.set(thread, (used.get(thread) ?? 0) + ms - (before[thread] ?? 0));
  return [...used]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([thread, ms]) => [
      `CPU of thread ${thread.split('/')[0]}, µs per consent (${thread.split('/')[1]})`,
      (ms * 1000) / (perRound * measured.length),
    ]);
};
