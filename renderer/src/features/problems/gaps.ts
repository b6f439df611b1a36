import type { Answer } from '#shared/contract/problems';
import type { NotedShortage } from '#shared/contract/shortages';
import type { ProposedTeam } from '#shared/contract/team';

/** A gap that can go to the 缺口清单. */
export type Notable = NotedShortage & {
  /** Noted with a new problem unless the clerk says otherwise. */
  readonly essential: boolean;
};

/**
 * What lacks for a problem, one a need: as the answer sees it, and every seat of the team on show that nobody takes.
 * Noted unasked is what either of them says is.
 */
export function notableGaps(answer: Answer, team: ProposedTeam | undefined): readonly Notable[] {
  const gaps = new Map<string, Notable>(
    answer.shortages.map(({ need, reason, atMs, essential }) => [
      need,
      { need, reason, wantedAtMs: Math.round(atMs), count: 1, essential },
    ]),
  );
  for (const { gap } of team?.worthShowing ? team.lines : []) {
    if (!gap?.noted) continue;
    const { need, count } = gap.noted;
    const before = gaps.get(need) ?? { ...gap.noted, essential: false };
    const essential = before.essential || gap.essential;
    gaps.set(need, { ...before, count: Math.max(before.count, count), essential });
  }
  return [...gaps.values()];
}

/** The gaps that are noted with a new problem: as proposed, or as the clerk ticked. */
export const gapsToNote = (
  gaps: readonly Notable[],
  ticked: Readonly<Record<string, boolean>>,
): NotedShortage[] =>
  gaps
    .filter(({ need, essential }) => ticked[need] ?? essential)
    .map(({ essential: _essential, ...noted }) => noted);
