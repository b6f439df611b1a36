import { Worker } from 'node:worker_threads';

/** Runs beside the parser, which is busy all the time; a worker cannot end its process but by the operating system. */
const SOURCE = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
}, 50);`;

/**
 * Ends this process once it holds more than so many bytes, those outside the engine's heap among them (unpacked parts,
 * texts), which the heap's own limit does not count.
 */
export function watchMemory(limitBytes: number): void {
  const watcher = new Worker(SOURCE, { eval: true, workerData: limitBytes, execArgv: [] });
  // Without it the heap's limit still holds.
  watcher.on('error', () => undefined);
  watcher.unref();
}
