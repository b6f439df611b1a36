import type { IncomingMessage } from 'node:http';

/** Names by which this host may be called: `127.0.0.1:port` and `localhost:port`. */
export const allowedHosts = (port: number): ReadonlySet<string> =>
  new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

/**
 * Whether a request comes from this host's own page or from the user's own hand. Stops DNS rebinding (Host), forms and
 * scripts of other sites (Origin, Sec-Fetch-Site). Browsers leave Sec-Fetch-Site out on plain http in a network, so a
 * missing one is let through; a command without Origin is not.
 */
export function comesFromUs(request: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const host = request.headers.host;
  if (host === undefined || !hosts.has(host)) return false;
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = request.headers['sec-fetch-site'];
  if (request.method === 'GET' || request.method === 'HEAD')
    return site === undefined || site === 'same-origin' || site === 'none';
  return origin !== undefined && (site === undefined || site === 'same-origin');
}

/** The value of one cookie of a request. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
