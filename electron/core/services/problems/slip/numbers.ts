import type { SlipContent } from './content.ts';

/**
 * Those asked in the order of their numbers: the order of going first, then who is no stop of it, as they were asked.
 * The card and the map number them so (`Assignments.tsx`, `useAskedLines.ts`); a slip that counted otherwise would give
 * one person two numbers.
 */
export function inNumberOrder(content: SlipContent): SlipContent {
  const { helpers, route, problem } = content;
  const indexes = helpers.map((_, i) => i);
  const placed = problem.anchor === null ? [] : indexes.filter((i) => helpers[i]?.anchor != null);
  const order = [...new Set([...(route?.order ?? []), ...placed, ...indexes])];
  return {
    ...content,
    helpers: order.flatMap((i) => helpers[i] ?? []),
    route: route && { ...route, order: route.order.map((i) => order.indexOf(i)) },
  };
}
