import { randomUUID } from 'node:crypto';
import { api, inFlight, median, percentile, range } from '../load.mjs';
import { bareClient, copyOfEvents, eventsOf } from '../log.mjs';
import { client } from '../platform.mjs';
import { newNumber, screening, STUDY } from '../study.mjs';

const CONNECTIONS = 64;

const nausea = {
  ...{ AETERM: 'Nausea', AESTDTC: '2026-02-02', AESER: 'N', AEOUT: 'RECOVERED/RESOLVED', AEENDTC: '2026-02-03' },
  severity: { AESEV: 'MILD', gradedOn: '2026-02-02' },
  causality: { assessor: 'site', AEREL: 'PROBABLE' },
};

/** Adverse events reported over HTTP against bare appends of the same events, three to a report, round by round. */
export const adverseEvents = async (server, tokens, { rounds, perRound }) => {
  const http = api(server.url, tokens.coordinator, CONNECTIONS);
  const bare = bareClient(server.endpoint());
  const numbers = range(50).map(newNumber);
  await inFlight(CONNECTIONS, numbers, (SUBJID) => http.post(`/${STUDY}/participants`, screening(SUBJID)));
  const measured = [];
  for (let count = -1; count < rounds; count++) {
    const one = await round(http, bare, numbers, perRound);
    if (count >= 0) measured.push(one); // the first warms up
    await server.whenCurrent();
  }
  await http.close();
  await bare.dispose();
  const ratio = median(measured.map(({ ours, theirs }) => ours.rate / theirs.rate));
  const latencies = measured.flatMap(({ ours }) => [...ours.latencies]);
  return {
    name: `adverse events reported over HTTP, ${CONNECTIONS} connections | bare appendToStream of the same events`,
    figures: {
      'reports/s': median(measured.map(({ ours }) => ours.rate)),
      'p50 ms': percentile(latencies, 0.5),
      'p99 ms': percentile(latencies, 0.99),
      'bare appends/s': median(measured.map(({ theirs }) => theirs.rate)),
    },
    ...{ ratio, aim: '>= 0.4', met: ratio >= 0.4 },
  };
};

const round = async (http, bare, numbers, count) => {
  const streams = [];
  const ours = await inFlight(CONNECTIONS, range(count), async (at) => {
    const { stream } = await http.post(`/${STUDY}/participants/${numbers[at % numbers.length]}/adverse-events`, nausea);
    streams.push(stream);
  });
  const { NO_STREAM } = client();
  const copies = [];
  await inFlight(CONNECTIONS, streams, async (stream) => copies.push(copyOfEvents(await eventsOf(bare, stream))));
  const theirs = await inFlight(CONNECTIONS, copies, (events) =>
    bare.appendToStream(`bare-${randomUUID()}`, events, { expectedRevision: NO_STREAM }),
  );
  return { ours, theirs };
};
