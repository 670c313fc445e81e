import { api, median, percentile, range } from '../load.mjs';

const TABLE = '/CDISCPILOT01/safety/closed/adverse-events';

/** The safety table of the imported study over one connection, live and as of a random record of its second half, in turns. */
export const safetyTable = async (server, tokens, { rounds }) => {
  const http = api(server.url, tokens['unblinded-statistician'], 1);
  const { asOf: last } = await http.get(TABLE);
  const [live, past] = [[], []];
  const timed = async (query) => {
    const start = performance.now();
    await http.get(`${TABLE}${query}`);
    return performance.now() - start;
  };
  for (const round of range(rounds + 5)) {
    const record = Math.ceil(last / 2) + Math.floor(Math.random() * (last / 2));
    const [a, b] = [await timed(round % 2 ? '' : `?asOf=${record}`), await timed(round % 2 ? `?asOf=${record}` : '')];
    if (round < 5) continue; // warms up
    live.push(round % 2 ? a : b);
    past.push(round % 2 ? b : a);
  }
  await http.close();
  const ratio = median(past) / median(live);
  const atTheTails = percentile(past, 0.99) / percentile(live, 0.99);
  return {
    name: 'the safety table of an imported study as of a random record | live',
    figures: {
      'as of, p50 ms': median(past),
      'as of, p99 ms': percentile(past, 0.99),
      'live, p50 ms': median(live),
      'live, p99 ms': percentile(live, 0.99),
      'p99 as of | live': atTheTails,
    },
    ...{ ratio, aim: '<= 1.5', met: ratio <= 1.5 },
  };
};
