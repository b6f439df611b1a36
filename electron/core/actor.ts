import type { Permission } from '#shared/contract/define';
import { PERMISSIONS } from '#shared/contract/define';

/** Who asks, made by the transport, never by the caller's own words. */
export type Actor = {
  readonly userId: string;
  readonly roleId: RoleId;
  readonly via: 'desktop' | 'http' | 'script';
  /** One window or login; undo belongs to it. */
  readonly sessionId: string;
};

export type RoleId = 'administrator';

/** What each role may do. One built-in administrator for now; `dispatch` asks this table for every method. */
export const ROLES: Record<RoleId, ReadonlySet<Permission>> = {
  administrator: new Set(PERMISSIONS),
};
