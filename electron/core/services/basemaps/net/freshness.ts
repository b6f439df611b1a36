const DAY_MS = 86_400_000;
/** Where a server says nothing: tiles change rarely, and the office's quota is small. */
const USUAL_MS = 30 * DAY_MS;
const LONGEST_MS = 365 * DAY_MS;

/**
 * Until when an answer may be used without asking again (RFC 9111, 4.2: max-age before Expires), epoch milliseconds; null
 * when it may not be kept at all.
 */
export function freshUntilMs(headers: Headers, nowMs: number): number | null {
  const control = (headers.get('cache-control') ?? '').toLowerCase();
  if (/\bno-store\b/.test(control)) return null;
  if (/\bno-cache\b/.test(control)) return nowMs;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1];
  const age = Number(headers.get('age') ?? 0) || 0;
  const expires = headers.get('expires');
  const expiresAtMs = expires === null ? NaN : Date.parse(expires);
  // `Expires: 0` and the like mean: over already.
  const untilMs =
    maxAge !== undefined
      ? nowMs + (Number(maxAge) - age) * 1000
      : expires !== null
        ? Number.isNaN(expiresAtMs)
          ? nowMs
          : expiresAtMs
        : nowMs + USUAL_MS;
  return Math.min(Math.max(untilMs, nowMs), nowMs + LONGEST_MS);
}
