import { api } from '#renderer/api/index';
import { usePages } from '#renderer/api/pages';
import type { ThingFilter, ThingSort } from '#shared/contract/things';

/** The things of a filter as one long list, of which only the pages in sight are asked for. */
export function useThingPages(filter: ThingFilter, sort: ThingSort | undefined, enabled = true) {
  return usePages('things.list', { filter, ...(sort ? { sort } : {}) }, api.things.list, enabled);
}
