import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Progress, Views } from '@verum/platform/eventsourcing';
import { EventStoreDBEventStore } from '@verum/platform/eventstoredb';
import { ApiAdapter, describeApi } from '@verum/platform/http';
import { FileVault } from '@verum/platform/vault';
import { mustBeWritable, type Config } from './config';
import { welcome } from './first-start';
import { pumpThread } from './pump.thread';
import { projections, streams } from './record';
import { ServerModule } from './server.module';
import { openStore } from './store';
import { createViews, dropOtherViews, dropViewsOfAnotherStore, viewsFile } from './views-file';

/** Store, keys, views, then the edge; stopped in the other direction, after what was accepted is settled. */
export const start = async (config: Config) => {
  mustBeWritable(config.data);
  const opened = await openStore(config);
  const vault = opened.fresh && !FileVault.isThere(config.vault) ? FileVault.init(config.vault) : FileVault.open(config.vault);
  const store = EventStoreDBEventStore.at(opened.url, { categories: streams.map(({ category }) => category) });
  const file = viewsFile(config.data, projections);
  createViews(file, projections);
  await dropViewsOfAnotherStore(file, store);
  createViews(file, projections);

  const module = ServerModule.with({
    ...{ store, vault, streams, views: new Views(file), pump: pumpThread({ url: opened.url, viewsFile: file }) },
    data: config.data,
  });
  const adapter = new ApiAdapter({ level: config.logLevel });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  describeApi(app);
  await app.listen(config.port, config.host);
  process.stdout.write(`Verum listens at ${await app.getUrl()} (the API to try: /api, its state: /health)\n`);
  void app.get(Progress).becameReady.then(() => dropOtherViews(config.data, file));
  if (opened.fresh) await welcome(app);
  void opened.failed?.then((error) => {
    process.stderr.write(`The embedded store has stopped: ${error.message}\n`);
    process.exit(1);
  });

  return {
    stop: async () => {
      // A line that was busy when the server began to close falls idle later, and would keep it open for a minute.
      const lines = setInterval(() => (app.getHttpServer() as Server).closeIdleConnections(), 50);
      await app.close();
      clearInterval(lines);
      await store.close();
      await opened.close();
      vault.close();
    },
  };
};
