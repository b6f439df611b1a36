import { demandId, type RunDemand, sumDemands } from './runCards.ts';

/** A demand with where it comes from. */
export type Asked = RunDemand & { readonly id: string; readonly origin: 'card' | 'text' };

/**
 * What must come: what the run cards ask for, and the needs that the caller named. A named need says more exactly what a
 * card means by "somebody who fits", so it takes the place of one of those.
 */
export function askedFor(card: readonly RunDemand[], named: readonly string[]): readonly Asked[] {
  const lines = sumDemands(card);
  const more = named.filter((name) => !lines.some((line) => line.type === 'skill' && line.name === name));
  let instead = more.length;
  const asked = lines.flatMap((line): Asked[] => {
    const dropped = line.type === 'need' ? Math.min(instead, line.count) : 0;
    instead -= dropped;
    const count = line.count - dropped;
    return count > 0 ? [{ ...line, count, id: demandId(line), origin: 'card' }] : [];
  });
  const byText = more.map((name): Asked => {
    const line = { type: 'skill', name, count: 1 } as const;
    return { ...line, id: demandId(line), origin: 'text' };
  });
  return [...asked, ...byText];
}

/** Whether a team says more than the answer's own lists: several must come, or a card names who. */
export const isTeamwork = (asked: readonly Asked[]): boolean =>
  asked.reduce((sum, { count }) => sum + count, 0) > 1 || asked.some(({ type }) => type !== 'need');
