import { api, median, percentile, range } from '../load.mjs';
import { STUDY } from '../study.mjs';

/** The same page of a list, live and as of a random record, in turns over one connection. */
export const asOf = async (server, tokens, { pages }) => {
  const http = api(server.url, tokens['data-manager'], 1);
  const last = await lastOf(http);
  const rows = [];
  for (const [list, of] of [
    ['participants', 'participants'],
    ['trail', 'entries'],
  ]) {
    const [live, past] = [[], []];
    for (const page of range(pages + 20)) {
      const record = 1 + Math.floor(Math.random() * last);
      const after = Math.floor(Math.random() * record);
      const timed = async (query) => {
        const start = performance.now();
        const answer = await http.get(`/${STUDY}/${list}?limit=50&after=${after}${query}`);
        return { ms: performance.now() - start, found: answer[of].length };
      };
      const [one, other] =
        page % 2 ? [await timed(''), await timed(`&asOf=${record}`)] : swapped(await timed(`&asOf=${record}`), await timed(''));
      if (page < 20) continue; // warms up
      live.push(one);
      past.push(other);
    }
    rows.push(row(list, live, past));
  }
  await http.close();
  return rows;
};

const swapped = (one, other) => [other, one];

const lastOf = async (http) => {
  let [last, step] = [0, 1 << 24];
  for (; step >= 1; step /= 2)
    if ((await http.get(`/${STUDY}/trail?limit=1&after=${last + step - 1}`)).entries.length) last += step;
  return last;
};

const row = (list, live, past) => {
  const ms = (answers) => answers.map((answer) => answer.ms);
  const ratio = median(ms(past)) / median(ms(live));
  return {
    name: `GET ${list} as of a random record | the live list`,
    figures: {
      'as of, p50 ms': median(ms(past)),
      'as of, p99 ms': percentile(ms(past), 0.99),
      'live, p50 ms': median(ms(live)),
      'live, p99 ms': percentile(ms(live), 0.99),
      'rows a page, as of': past.reduce((sum, { found }) => sum + found, 0) / past.length,
      'rows a page, live': live.reduce((sum, { found }) => sum + found, 0) / live.length,
    },
    ...{ ratio, aim: '<= 1.5', met: ratio <= 1.5 },
  };
};
