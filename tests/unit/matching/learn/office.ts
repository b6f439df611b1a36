import type { Habit } from '#shared/domain/matching/learn/habit';
import { habitsOf } from '#shared/domain/matching/learn/habits';
import type { KeptProblem } from '#shared/domain/matching/learn/kept';
import type { Corrections } from '#shared/domain/matching/understand/types';
import { CATEGORIES, emptyEngine, question } from '../fixture.ts';
import { keptOf } from './kept.ts';

/** What a clerk put right; `at`: the time wanted, `2026-08-05T19:00` in China Standard Time. */
type Right = Pick<Corrections, 'noTime' | 'quantities'> & { readonly at?: string };

export const instant = (text: string): number => Date.parse(`${text}:00+08:00`);

/** An office that reads problems, puts them right and learns from it. */
export function openOffice() {
  const engine = emptyEngine();
  const kept: KeptProblem[] = [];
  const read = (text: string, now: string, { at, ...corrections }: Right = {}) =>
    engine.answer(
      question(text, { nowMs: instant(now), atMs: at === undefined ? null : instant(at), corrections }),
    ).understood;
  const learn = (forgotten: Record<string, number> = {}): readonly Habit[] => {
    const book = habitsOf(kept, (id) => CATEGORIES.find((one) => one.id === id), forgotten);
    engine.setHabits(book);
    return [...book.values()].flat();
  };
  return {
    read,
    /** Registers a problem as it was put right; all that is kept of it is learnt from. */
    register: (text: string, now: string, right: Right = {}): readonly Habit[] => {
      const said = read(text, now, right);
      const { readWhen, readCounts, wantedAtMs, quantities } = said;
      const put = right.at !== undefined || right.noTime === true;
      kept.push(
        keptOf({
          categoryId: said.categoryId ?? '',
          atMs: instant(now),
          when: readWhen && {
            read: readWhen,
            finalMs: wantedAtMs,
            corrected: put && wantedAtMs !== readWhen.atMs,
          },
          counts: { read: readCounts, final: quantities, corrected: right.quantities !== undefined },
        }),
      );
      return learn();
    },
    learn,
  };
}
