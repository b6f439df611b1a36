import type { Permission } from '#shared/contract/define';
import { PERMISSIONS } from '#shared/contract/define';
import { dynamicText } from '#shared/i18n/index';

/** Who asks, made by the transport, never by the caller's own words. */
export type Actor = {
  readonly userId: string;
  readonly roleId: RoleId;
  readonly via: 'desktop' | 'http' | 'script';
  /** One window or login; undo belongs to it. */
  readonly sessionId: string;
};

export type RoleId = 'administrator' | 'viewer';

/**
 * What each role may do; `dispatch` asks this table for every method. Every window is the built-in administrator for now;
 * a viewer looks at the map, masked, and changes nothing.
 */
export const ROLES: Record<RoleId, ReadonlySet<Permission>> = {
  administrator: new Set(PERMISSIONS),
  viewer: new Set<Permission>(['app.use', 'map.read']),
};

/** What a user is called in logs, watermarks and records. */
export const userNameOf = (actor: Actor): string => dynamicText(`print.user.${actor.userId}`) ?? actor.userId;
