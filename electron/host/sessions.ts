import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#core/actor';

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** One-time tokens of the start address, and the cookie sessions that they are exchanged for. */
export type Sessions = {
  /** A new token for one start address; earlier unused tokens stop working. */
  readonly newToken: () => string;
  /** Exchanges a token for a session's secret, once; undefined when it is wrong or used. */
  readonly exchange: (token: string) => string | undefined;
  /** The actor of a session's secret. */
  readonly actorOf: (secret: string | undefined) => Actor | undefined;
};

/** Sessions live as long as the process; only digests are kept, so looking one up leaks no timing. */
export function makeSessions(newId: () => string): Sessions {
  let pending: string | undefined;
  const actors = new Map<string, Actor>();
  const secret = () => randomBytes(32).toString('base64url');
  return {
    newToken: () => {
      const token = secret();
      pending = digest(token);
      return token;
    },
    exchange: (token) => {
      if (pending === undefined || digest(token) !== pending) return undefined;
      pending = undefined;
      const made = secret();
      actors.set(digest(made), { userId: 'admin', roleId: 'administrator', via: 'http', sessionId: newId() });
      return made;
    },
    actorOf: (given) => (given === undefined ? undefined : actors.get(digest(given))),
  };
}
