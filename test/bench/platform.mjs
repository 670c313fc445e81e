import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built platform, as the server runs it. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(join(root, 'package.json'));
export const built = (...path) => require(join(root, 'dist', ...path));

export const eventsourcing = () => built('libs', 'platform', 'eventsourcing', 'index.js');
export const eventStoreDB = () => built('libs', 'platform', 'eventstoredb', 'index.js');
export const eventStoreNode = () => built('libs', 'platform', 'eventstore-node', 'index.js');
export const client = () => require('@eventstore/db-client');
export const versionOf = (name) => require(`${name}/package.json`).version;
