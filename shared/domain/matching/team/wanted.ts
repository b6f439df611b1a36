import { demandId, type RunDemand, sumDemands } from './runCards.ts';

/** A demand with where it comes from. */
export type Asked = RunDemand & { readonly id: string; readonly origin: 'card' | 'text' };

/**
 * What must come: what the run cards ask for, and the needs that the caller named. A named need says more exactly what a
 * card means by "somebody who fits", so it takes the place of one of those.
 */
export function askedFor(
  card: readonly RunDemand[],
  named: readonly { readonly need: string; readonly count: number }[],
): readonly Asked[] {
  const lines = sumDemands(card);
  const isLine = ({ type, name }: RunDemand, need: string): boolean => type === 'skill' && name === need;
  const more = named.filter(({ need }) => !lines.some((line) => isLine(line, need)));
  let instead = more.length;
  const asked = lines.flatMap((line): Asked[] => {
    const dropped = line.type === 'need' ? Math.min(instead, line.count) : 0;
    instead -= dropped;
    const said = named.find(({ need }) => isLine(line, need))?.count ?? 0;
    const count = Math.max(line.count - dropped, said);
    return count > 0 ? [{ ...line, count, id: demandId(line), origin: 'card' }] : [];
  });
  const byText = more.map(({ need, count }): Asked => {
    const line = { type: 'skill', name: need, count: Math.max(1, count) } as const;
    return { ...line, id: demandId(line), origin: 'text' };
  });
  return [...asked, ...byText];
}

/** Whether a team says more than the answer's own lists: several must come, or a card names who. */
export const isTeamwork = (asked: readonly Asked[]): boolean =>
  asked.reduce((sum, { count }) => sum + count, 0) > 1 || asked.some(({ type }) => type !== 'need');
