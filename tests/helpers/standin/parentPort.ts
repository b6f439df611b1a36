/** Preloaded into the core's process: Electron's `process.parentPort` over Node's own channel. */
import { EventEmitter } from 'node:events';

const send = process.send?.bind(process);
const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void send?.(message as object),
});
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit(1));
Object.assign(process, { parentPort: port });
// A utility process has none.
Reflect.deleteProperty(process, 'send');
