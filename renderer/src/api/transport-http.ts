import { TOPICS } from '#shared/contract/define';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';
import type { Answered, CoreEvent } from '#shared/contract/index';
import type { Transport } from './transport.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const utf8 = {
  encode: (text: string) => encoder.encode(text),
  decode: (bytes: Uint8Array) => decoder.decode(bytes),
};

/** The browser's transport: POST /api/<method> with an envelope both ways, events by SSE at /api/events. */
export function httpTransport(): Transport {
  return {
    kind: 'http',
    call: async (method, input) => {
      try {
        const response = await fetch(`/api/${method}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-living-map' },
          body: encodeEnvelope(input, utf8) as Uint8Array<ArrayBuffer>,
          credentials: 'same-origin',
        });
        if (response.status === 401) return { ok: false, error: { code: 'session.expired', params: {} } };
        return decodeEnvelope(new Uint8Array(await response.arrayBuffer()), utf8) as Answered;
      } catch {
        return { ok: false, error: { code: 'internal', params: {} } };
      }
    },
    subscribe: sharedEvents(),
  };
}

/** One stream for all listeners: a browser grants an address only six connections at a time. */
function sharedEvents(): Transport['subscribe'] {
  const listeners = new Set<(event: CoreEvent) => void>();
  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let source: EventSource | undefined;
  const open = (): EventSource => {
    const made = new EventSource('/api/events');
    let broken = false;
    made.onmessage = (message: MessageEvent<string>) => tell(JSON.parse(message.data) as CoreEvent);
    made.onerror = () => {
      broken = true;
    };
    // After a break (the PC slept) nobody knows what was missed: everything may have changed.
    made.onopen = () => {
      if (broken) tell({ type: 'changed', topics: TOPICS });
      broken = false;
    };
    return made;
  };
  return (listener) => {
    listeners.add(listener);
    source ??= open();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      source?.close();
      source = undefined;
    };
  };
}
