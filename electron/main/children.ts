import { type UtilityProcess, utilityProcess } from 'electron';
import tilesPath from '../core/services/basemaps/reader/tileProcess?modulePath';
import parserPath from '../core/services/imports/parserProcess?modulePath';
import trainerPath from '../core/services/learning/trainProcess?modulePath';
import type { ChildProgram, FromCore, ToCore } from './coreMessages.ts';

type Order = Extract<FromCore, { readonly type: 'childStart' | 'childSend' | 'childKill' }>;

/** The processes that main keeps for the core. */
export type Children = { readonly handle: (order: Order) => void; readonly endAll: () => void };

const PROGRAMS: Record<ChildProgram, string> = {
  parser: parserPath,
  tiles: tilesPath,
  trainer: trainerPath,
};

/** `tell` reaches the core. They read files of others, or are busy for seconds, which is why they are no part of the core. */
export function makeChildren(tell: (message: ToCore) => void): Children {
  const running = new Map<number, UtilityProcess>();

  function start(id: number, program: ChildProgram, heapMb: number): void {
    const child = utilityProcess.fork(PROGRAMS[program], [], {
      serviceName: `living-map-${program}`,
      execArgv: [`--max-old-space-size=${heapMb}`],
      stdio: 'ignore',
    });
    running.set(id, child);
    child.on('message', (message: unknown) => tell({ type: 'childMessage', id, message }));
    child.on('exit', (code) => {
      running.delete(id);
      // Electron has many codes for a full heap, and nothing else ends these programs.
      tell({ type: 'childExit', id, end: code === 0 ? 'clean' : 'memory' });
    });
  }

  return {
    handle: (order) => {
      if (order.type === 'childStart') start(order.id, order.program, order.heapMb);
      else if (order.type === 'childSend') running.get(order.id)?.postMessage(order.message);
      else running.get(order.id)?.kill();
    },
    endAll: () => {
      for (const child of running.values()) child.kill();
    },
  };
}
