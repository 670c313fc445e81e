// A process that does one thing: fold the whole log into new views, or read it with the bare client. Prints { events, ms }.
import { bareClient } from './log.mjs';
import { built, client, eventsourcing, eventStoreDB } from './platform.mjs';

const [what, endpoint, file] = process.argv.slice(2);

const rebuild = async () => {
  const { Pump, ViewWriter } = eventsourcing();
  const { streams, projections } = built('apps', 'server', 'record.js');
  const store = eventStoreDB().EventStoreDBEventStore.at(endpoint);
  const { position } = await store.head(streams.map(({ category }) => category));
  const start = performance.now();
  const views = new ViewWriter(file, projections);
  let events = 0;
  for await (const folded of new Pump(store, views, streams, projections).catchUp(position)) events = folded;
  const ms = performance.now() - start;
  views.close();
  await store.close();
  return { events, ms };
};

const read = async () => {
  const bare = bareClient(endpoint);
  await Array.fromAsync(bare.readAll({ maxCount: 1, fromPosition: client().START }));
  const start = performance.now();
  let events = 0;
  for await (const { event } of bare.readAll()) events += event ? 1 : 0;
  const ms = performance.now() - start;
  await bare.dispose();
  return { events, ms };
};

process.stdout.write(JSON.stringify({ ...(await { rebuild, read }[what]()), peak: process.resourceUsage().maxRSS / 1024 }));
