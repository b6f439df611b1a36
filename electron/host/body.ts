import type { IncomingMessage } from 'node:http';

/** Largest body that a method may be sent: an import of 100 MB with its envelope. */
export const BODY_LIMIT_BYTES = 120 * 1024 * 1024;

/** Reads a request's body; undefined as soon as it is known to be larger than the limit. */
export async function readBody(
  request: IncomingMessage,
  limitBytes = BODY_LIMIT_BYTES,
): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
