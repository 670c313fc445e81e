import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Node, NodeOptions } from './node';
import type { FromWorker } from './node.worker';

/** What it needs with 200,000 events and 64 writers, and some more: a default is small. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/**
 * The same node in a thread of its own, so that its disk and its protocol never keep requests waiting.
 * `failed` also resolves where the thread ends without having been closed.
 * @throws Error as `startNode` does
 */
export async function startNodeThread(options: NodeOptions): Promise<Node> {
  const worker = new Worker(join(__dirname, 'node.worker.js'), { workerData: options, resourceLimits: HEAP });
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>();
  const exited = once(worker, 'exit');
  let closing = false;
  worker.on('error', fail);
  worker.on('message', (message: FromWorker) => 'failed' in message && fail(message.failed));
  void exited.then(() => closing || fail(new Error('The thread of the embedded node ended by itself')));
  const [first] = (await Promise.race([once(worker, 'message'), failed.then((error) => [{ failed: error }])])) as [FromWorker];
  if ('failed' in first) throw first.failed;
  return {
    endpoint: first.endpoint,
    failed,
    close: async () => {
      closing = true;
      worker.postMessage('close');
      await exited;
    },
  };
}
