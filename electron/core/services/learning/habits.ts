import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Category } from '#shared/contract/things';
import type { SavedUnderstood } from '#shared/contract/understood';
import { type HabitBook, habitsOf, NO_HABITS } from '#shared/domain/matching/learn/habits';
import type { KeptProblem } from '#shared/domain/matching/learn/kept';
import type { Ctx } from '../../context.ts';
import type { Habits } from '../../session.ts';
import { changedIds } from '../../store/sqlite/queries/changes.ts';
import { type KeptColumns, keptOf, newestKept } from '../../store/sqlite/queries/habits.ts';
import type { Store } from '../../store/store.ts';
import { readUnderstood } from '../problems/rows.ts';
import { readSettings, writeSettings } from '../settings/service.ts';

/** The newest so many problems count. */
const MOST_KEPT = 5000;
/** So many changed problems are taken in one by one; more than that and all are read anew. */
const FEW = 1000;

/** Counts what the office's corrections taught anew whenever something was saved. */
export function openHabits(store: Store, categories: () => ReadonlyMap<string, Category>): Habits {
  let seq = -1;
  let book: HabitBook = NO_HABITS;
  const kept = new Map<string, KeptProblem>();
  const take = (rows: readonly KeptColumns[]): void => {
    for (const row of rows) {
      const one = keptProblem(row);
      if (one !== null) kept.set(row[0], one);
    }
  };
  const followProblems = (): void => {
    const ids = seq < 0 ? [] : changedIds(store, 'problems', seq, FEW + 1);
    if (seq < 0 || ids.length > FEW) {
      kept.clear();
      take(newestKept(store, MOST_KEPT));
      return;
    }
    for (const id of ids) kept.delete(id);
    take(keptOf(store, ids));
  };
  return {
    book: async () => {
      const now = store.changeSeq();
      if (now === seq) return book;
      const { learning, forgottenHabits } = await readSettings(store);
      followProblems();
      seq = now;
      const { on, sinceMs } = learning;
      const counted = [...kept.values()].filter(({ atMs }) => sinceMs === null || atMs > sinceMs);
      book = on ? habitsOf(counted, (id) => categories().get(id), forgottenHabits) : NO_HABITS;
      return book;
    },
  };
}

/** A problem as corrections are counted; null: nothing was kept of it, or it cannot be read. */
function keptProblem([, categoryId, level, atMs, json]: KeptColumns): KeptProblem | null {
  const understood = readUnderstood(json);
  if (understood === null) return null;
  const {
    guess,
    corrected,
    usualLevel,
    needs,
    addedNeeds,
    removedNeeds,
    urgency,
    // Older programs did not keep it.
    rivalNeeds = [],
  } = understood;
  return {
    categoryId,
    atMs,
    level: { usual: usualLevel, read: guess.level, final: level, corrected: corrected.level === true },
    urgent: urgency.because.flatMap(({ sign, words }) => (sign === 'hazard' || sign === 'now' ? words : [])),
    needs: { added: addedNeeds, removed: removedNeeds, final: needs, ofRivals: rivalNeeds },
    groups: groupsOf(understood),
    when: whenOf(understood),
    counts: countsOf(understood),
  };
}

function whenOf({ corrected, wantedAtMs, readWhen }: SavedUnderstood): KeptProblem['when'] {
  if (readWhen == null) return null;
  // Saying again what was read puts nothing right.
  const put = corrected.wanted === true && wantedAtMs !== readWhen.atMs;
  return { read: readWhen, finalMs: wantedAtMs, corrected: put };
}

function countsOf({ corrected, quantities, readCounts }: SavedUnderstood): KeptProblem['counts'] {
  if (readCounts === undefined) return null;
  return { read: readCounts, final: quantities, corrected: corrected.quantities === true };
}

function groupsOf({ corrected, vulnerable, readVulnerable }: SavedUnderstood): KeptProblem['groups'] {
  if (readVulnerable === undefined) return null;
  const put = corrected.vulnerable === true;
  return {
    added: put ? vulnerable.filter((group) => !readVulnerable.includes(group)) : [],
    removed: put ? readVulnerable.filter((group) => !vulnerable.includes(group)) : [],
    final: vulnerable,
  };
}

export const habitHandlers: Handlers<Ctx>['habits'] = {
  list: async (_input, ctx) => ({
    habits: [...(await ctx.session().habits.book()).values()].flat().map((habit) => ({ ...habit })),
  }),
  forget: async ({ key }, ctx) => {
    const { habits, store, now } = ctx.session();
    const known = [...(await habits.book()).values()].flat().some((habit) => habit.key === key);
    if (!known) throw new AppError('notFound');
    const { forgottenHabits } = await readSettings(store);
    await writeSettings(ctx, { forgottenHabits: { ...forgottenHabits, [key]: now() } });
    return {};
  },
};
