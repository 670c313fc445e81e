import { api, inFlight, median } from '../load.mjs';
import { usedBetween } from '../server.mjs';
import { consenting, STUDY } from '../study.mjs';

const ROUNDS = 5;
const CONNECTIONS = 16;

/**
 * The cost of one command where the log is long and where it is short: renewals of consent of participants that the server
 * has not met since its start, so that each also reads its stream. Two servers, in turns.
 */
export const commandCost = async (few, many, tokens, { perRound }) => {
  const sides = [few, many].map(({ server, numbers }) => ({ server, numbers: [...numbers], rounds: [] }));
  const renewal = consenting('2026-04-10');
  for (let round = -1; round < ROUNDS; round++)
    for (const { server, numbers, rounds } of round % 2 ? sides : [...sides].reverse()) {
      const http = api(server.url, tokens.coordinator, CONNECTIONS);
      const before = server.cpu();
      const due = numbers.splice(0, perRound);
      if (due.length < perRound) throw new Error('There are too few participants for so many rounds');
      const run = await inFlight(CONNECTIONS, due, (number) =>
        http.post(`/${STUDY}/participants/${number}/consent-renewals`, renewal),
      );
      await server.whenCurrent();
      if (round >= 0) rounds.push({ ms: run.ms / perRound, cpu: usedBetween(before, server.cpu()) / perRound }); // the first warms up
      await http.close();
    }
  const [short, long] = sides.map(({ rounds }) => ({
    ms: median(rounds.map(({ ms }) => ms)),
    cpu: median(rounds.map(({ cpu }) => cpu)),
  }));
  const ratio = long.ms / short.ms;
  return {
    name: `a command with ${many.events} events in the store | with ${few.events}`,
    figures: {
      'ms per command, long log': long.ms,
      'ms per command, short log': short.ms,
      'CPU ms per command, long log': long.cpu,
      'CPU ms per command, short log': short.cpu,
    },
    ...{ ratio, aim: '<= 1.2', met: ratio <= 1.2 },
  };
};
