import type { SimilarPast } from './past.ts';

/** Who solved a closed problem: the ids of those who did it. */
export type HandlersOf = (problemId: string) => readonly string[];

/** One who solved similar problems before. */
export type Handler = {
  readonly id: string;
  /** 0–1: share of the votes of all similar problems. */
  readonly share: number;
  /** How many of the similar problems it solved. */
  readonly count: number;
};

/** How much more a close case tells than a far one. */
const SHARPNESS = 3;

/**
 * Who solved the most similar closed problems: each case votes with its similarity to the power of three, divided among
 * those who solved it (weighted nearest neighbours, Dudani 1976). Most votes first; ties: smallest id.
 */
export function handlersBefore(similar: readonly SimilarPast[], handlersOf: HandlersOf): Handler[] {
  const votes = new Map<string, { sum: number; count: number }>();
  let all = 0;
  for (const { problemId, similarity } of similar) {
    const handlers = [...new Set(handlersOf(problemId))];
    const vote = similarity ** SHARPNESS / Math.max(1, handlers.length);
    for (const id of handlers) {
      const { sum, count } = votes.get(id) ?? { sum: 0, count: 0 };
      votes.set(id, { sum: sum + vote, count: count + 1 });
      all += vote;
    }
  }
  return [...votes]
    .map(([id, { sum, count }]) => ({ id, share: all === 0 ? 0 : sum / all, count }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}
