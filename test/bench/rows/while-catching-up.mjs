import { setTimeout } from 'node:timers/promises';
import { api, inFlight, percentile, range } from '../load.mjs';
import { dropViews, startServer, until } from '../server.mjs';
import { newNumber, screening, STUDY } from '../study.mjs';

const CONNECTIONS = 64;
const BATCH = 256;
/** Milliseconds. Commands that come faster than they are folded keep the views behind for ever, and that is an answer too. */
const PATIENCE = 20_000;

/** Screenings at full load while the views are folded anew, and after that. */
export const whileCatchingUp = async (data, tokens, { calm }) => {
  dropViews(data);
  const server = await startServer(data);
  const http = api(server.url, tokens.coordinator, CONNECTIONS);
  const screen = () => http.post(`/${STUDY}/participants`, screening(newNumber()));
  await until(
    () =>
      screen().then(
        () => true,
        ({ status }) => ![401, 503].includes(status),
      ),
    60_000,
  ); // accounts come first
  await inFlight(CONNECTIONS, range(BATCH), screen); // warms up

  const patience = performance.now() + PATIENCE;
  const isBehind = async () => (await server.health())?.views.status === 'behind';
  const behind = await during(server, screen, async () => performance.now() < patience && (await isBehind()));
  const stillBehind = await isBehind();
  await server.whenCurrent();
  await setTimeout(500);
  const until_ = performance.now() + calm;
  const quiet = await during(server, screen, () => performance.now() < until_);
  const memory = server.memory();
  await http.close();
  await server.stop();

  const ratio = behind.rate / quiet.rate;
  const slower = behind.p99 / quiet.p99;
  const row = {
    name: 'commands while the views catch up | commands while they are current',
    figures: {
      'catching up, commands/s': behind.rate,
      'calm, commands/s': quiet.rate,
      'catching up, p99 ms': behind.p99,
      'calm, p99 ms': quiet.p99,
      'p99 ratio': slower,
      'commands sent while behind': behind.sent,
      'still behind after 20 s (1: yes)': Number(stillBehind),
    },
    ...{ ratio, aim: '>= 0.8, p99 <= 2 x', met: ratio >= 0.8 && slower <= 2 && !stillBehind },
  };
  return { row, memory };
};

const during = async (server, screen, holds) => {
  const [latencies, rates] = [[], { events: 0, ms: 0 }];
  while (await holds()) {
    const run = await inFlight(CONNECTIONS, range(BATCH), screen);
    latencies.push(...run.latencies);
    rates.events += BATCH;
    rates.ms += run.ms;
  }
  return { rate: (rates.events / rates.ms) * 1000, p99: percentile(latencies, 0.99), sent: rates.events };
};
