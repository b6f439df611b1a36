import { type UtilityProcess, utilityProcess } from 'electron';
import type { ParserMessage } from '#core/services/imports/parserProtocol';
import parserPath from '../core/services/imports/parserProcess?modulePath';
import type { FromCore, ToCore } from './coreMessages.ts';

type Order = Extract<FromCore, { readonly type: 'parserStart' | 'parserSend' | 'parserKill' }>;

/** The parsing processes that main keeps for the core. */
export type Parsers = { readonly handle: (order: Order) => void; readonly endAll: () => void };

/** `tell` reaches the core. A parser gets one file and is ended with its answer. */
export function makeParsers(tell: (message: ToCore) => void): Parsers {
  const running = new Map<number, UtilityProcess>();

  function start(id: number, heapMb: number): void {
    const child = utilityProcess.fork(parserPath, [], {
      serviceName: 'living-map-parser',
      execArgv: [`--max-old-space-size=${heapMb}`],
      stdio: 'ignore',
    });
    running.set(id, child);
    child.on('message', (message: ParserMessage) => tell({ type: 'parserMessage', id, message }));
    child.on('exit', (code) => {
      running.delete(id);
      // Electron has many codes for a full heap, and nothing else ends a parser.
      tell({ type: 'parserExit', id, end: code === 0 ? 'clean' : 'memory' });
    });
  }

  return {
    handle: (order) => {
      if (order.type === 'parserStart') start(order.id, order.heapMb);
      else if (order.type === 'parserSend') running.get(order.id)?.postMessage(order.request);
      else running.get(order.id)?.kill();
    },
    endAll: () => {
      for (const child of running.values()) child.kill();
    },
  };
}
