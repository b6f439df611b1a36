import type { ServerResponse } from 'node:http';
import type { Core } from '#core/core';

/** A comment now and then keeps proxies and sleeping PCs from dropping the stream unnoticed. */
const HEARTBEAT_MS = 25_000;

/** Sends the core's events as server-sent events until the browser leaves. */
export function streamEvents(core: Core, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const stop = core.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
