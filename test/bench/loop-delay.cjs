// Loaded into a server before its own code: how late its loop is, millisecond by millisecond, written on SIGUSR2 and begun anew.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds) => nanoseconds / 1e6;
    const said = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), highest: ms(delay.max) };
    writeFileSync(join(process.env.VERUM_DATA, 'loop-delay.json'), JSON.stringify(said));
    delay.reset();
  });
}
