import type { DesktopBridge } from './bridge.ts';
import type { Transport } from './transport.ts';

/** The desktop program's transport: the preload bridge, which main checks and hands to the core. */
export function ipcTransport(bridge: DesktopBridge): Transport {
  return { kind: 'ipc', call: bridge.call, subscribe: bridge.subscribe };
}
