import { type ChildProcess, fork as forkChild } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { onTest } from './control.ts';
import { loud } from './loud.ts';

const children = new Set<ChildProcess>();

/** A plain Node process with `process.parentPort`; messages are cloned as V8 clones them. */
class UtilityProcess extends EventEmitter {
  readonly child: ChildProcess;
  constructor(child: ChildProcess) {
    super();
    this.child = child;
    child.on('message', (message) => this.emit('message', message));
    child.on('spawn', () => this.emit('spawn'));
    child.on('exit', (code) => {
      children.delete(child);
      this.emit('exit', code ?? 1);
    });
  }
  postMessage(message: unknown): void {
    if (this.child.connected) this.child.send(message as object);
  }
  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = loud('utilityProcess', {
  fork: (path: string, args: string[] = []): Electron.UtilityProcess => {
    const shim = new URL('./parentPort.ts', import.meta.url).href;
    const child = forkChild(path, args, { execArgv: ['--import', shim], serialization: 'advanced' });
    children.add(child);
    return loud('UtilityProcess', new UtilityProcess(child)) as unknown as Electron.UtilityProcess;
  },
});

onTest((message) => {
  if (message.type === 'killCore') for (const child of children) child.kill('SIGKILL');
});
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
