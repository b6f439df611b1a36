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
    subscribe: (listener) => {
      const source = new EventSource('/api/events');
      source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as CoreEvent);
      return () => source.close();
    },
  };
}
