import { inNumbers } from '#shared/domain/matching/route';
import type { SlipContent } from './content.ts';

/** Those asked in the order of their numbers (`inNumbers`), as on the card and the map. */
export function inNumberOrder(content: SlipContent): SlipContent {
  const { helpers, route, problem } = content;
  const isDrawn = helpers.map(({ anchor }) => problem.anchor !== null && anchor !== null);
  const order = inNumbers(route?.order ?? [], isDrawn);
  return {
    ...content,
    helpers: order.flatMap((i) => helpers[i] ?? []),
    route: route && { ...route, order: route.order.map((i) => order.indexOf(i)) },
  };
}
