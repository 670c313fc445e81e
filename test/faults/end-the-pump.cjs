// Loaded before a server under test: says when its pump starts, and ends the pump's thread on SIGUSR2.
const threads = require('node:worker_threads');

if (threads.isMainThread) {
  let pump;
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, options);
      if (!String(file).endsWith('pump.worker.js')) return;
      pump = this;
      process.stderr.write('the pump starts\n');
    }
  };
  process.on('SIGUSR2', () => void pump.terminate());
}
