import { api, median } from '../load.mjs';
import { startServer } from '../server.mjs';

/** From the start of the process to the first answer to a person, with a long log and with none, in turns. */
export const start = async (empty, long, { rounds }) => {
  const times = { empty: [], long: [] };
  const memory = { empty: 0, long: 0 };
  for (let round = 0; round < rounds; round++)
    for (const [name, { data, tokens }] of [
      ['empty', empty],
      ['long', long],
    ]) {
      const server = await startServer(data);
      await server.whenCurrent();
      const http = api(server.url, tokens.administrator, 1);
      await http.get('').catch(({ status }) => status === undefined && Promise.reject(new Error('No answer')));
      times[name].push(server.since());
      memory[name] = Math.max(memory[name], server.memory()?.highest ?? NaN);
      await http.close();
      await server.stop();
    }
  const [ours, theirs] = [median(times.long), median(times.empty)];
  const ratio = ours / theirs;
  return {
    name: 'start with a long log, views current | with none',
    figures: {
      'long log, ms': ours,
      'no events, ms': theirs,
      'memory after the start, long log, MiB': memory.long,
      'memory after the start, no events, MiB': memory.empty,
    },
    ...{ ratio, aim: '<= 2', met: ratio <= 2 },
  };
};

export const memory = (measured) => {
  const highest = Math.max(...Object.values(measured).flatMap(({ now }) => now));
  return {
    name: 'resident memory of the server after load',
    figures: Object.fromEntries(
      Object.entries(measured).flatMap(([when, { now, highest }]) => [
        [`${when}, MiB`, now],
        [`${when}, highest, MiB`, highest],
      ]),
    ),
    ...{ ratio: highest / 250, aim: '<= 250 MiB', met: highest <= 250 },
  };
};
