import { parentPort, workerData } from 'node:worker_threads';
import { startNode, type NodeOptions } from './node';

/** What this thread tells the one that started it. */
export type FromWorker = { readonly endpoint: string } | { readonly failed: Error };

const tell = (message: FromWorker) => parentPort?.postMessage(message);

void startNode(workerData as NodeOptions).then(
  (node) => {
    void node.failed.then((failed) => tell({ failed }));
    parentPort?.once('message', () => void node.close().then(() => parentPort?.close()));
    tell({ endpoint: node.endpoint });
  },
  (failed: Error) => {
    tell({ failed });
    parentPort?.close();
  },
);
