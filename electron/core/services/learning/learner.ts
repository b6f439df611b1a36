import type { LearningStatus } from '#shared/contract/learning';
import { type CategoryJudge, normaliseText, type ProblemCategory } from '#shared/domain/matching/index';
import { blendJudge } from '#shared/domain/matching/learn/blend';
import { type Lesson, type Plan, planLessons } from '#shared/domain/matching/learn/lessons';
import { readModel } from '#shared/domain/matching/learn/saved';
import { OTHER_CATEGORY_ID } from '#shared/domain/matching/understand/other';
import type { TrainerPort } from '../../ports.ts';
import type { Learner, MatchingDeps } from '../../session.ts';
import { keptProblems, lessonColumns } from '../../store/sqlite/queries/lessons.ts';
import { segmentChinese } from '../../text/segmenter.ts';
import { makeTurns } from '../../turns.ts';
import { readSettings } from '../settings/service.ts';
import { fingerprint, type LearntModel, loadModel, removeModel, saveModel } from './modelFile.ts';

/** Learning begins when nothing has changed for so long. */
const IDLE_MS = 4000;
const MOST_LESSONS = 20_000;
/** Learnt anew when so many lessons are other ones: a share of all, but not for every single one. */
const CHANGED_SHARE = 0.02;
const LEAST_CHANGED = 5;
const SEED = 7;

export type LearnerDeps = Pick<MatchingDeps, 'folder' | 'store' | 'categories' | 'sayings' | 'now'> & {
  readonly trainer: TrainerPort;
  /** How categories are judged from now on. */
  readonly judgeWith: (blend: (lexicon: CategoryJudge) => CategoryJudge) => void;
};

/** Opens the learning of a map: what was learnt before counts at once. */
export function openLearner(deps: LearnerDeps): Learner {
  return new OfficeLearner(deps);
}

class OfficeLearner implements Learner {
  readonly #deps: LearnerDeps;
  /** Reads and writes of the model's file one after another. */
  readonly #turns = makeTurns();
  readonly #listeners: (() => void)[] = [];
  #learnt: LearntModel | null = null;
  #timer: NodeJS.Timeout | undefined;
  #training: AbortController | null = null;
  #failed = false;
  /** A lesson was taken away: learnt anew even when little has changed. */
  #mustLearn = false;
  #closed = false;

  constructor(deps: LearnerDeps) {
    this.#deps = deps;
    void this.#turns.run(() => this.#open());
  }

  async #open(): Promise<void> {
    this.#learnt = await loadModel(this.#deps.folder);
    if (this.#closed) return;
    const ids = Object.keys(this.#learnt?.head.lessons ?? {});
    if (ids.length > 0 && keptProblems(this.#deps.store, ids).length < ids.length) await this.#forget();
    await this.#apply();
    this.#schedule();
  }

  /** The lessons that there are now, and what can be made of them. */
  async #lessons(): Promise<{ lessons: Lesson[]; plan: Plan }> {
    const { store, categories } = this.#deps;
    const { learning } = await readSettings(store);
    const lessons = lessonColumns(store, learning.sinceMs ?? Number.MIN_SAFE_INTEGER, MOST_LESSONS)
      .map(([id, text, categoryId]) => ({ id, text, categoryId }))
      .filter(({ categoryId }) => categoryId !== OTHER_CATEGORY_ID && categories().has(categoryId));
    return { lessons, plan: planLessons(lessons, (id) => this.#parentOf(id)) };
  }

  readonly #parentOf = (id: string): string | null => this.#deps.categories().get(id)?.parentId ?? null;

  /** Gives the matching the judge that fits what is learnt and the settings. */
  async #apply(): Promise<void> {
    const { learning } = await readSettings(this.#deps.store);
    const learnt = this.#learnt;
    if (this.#closed) return;
    const used = learning.on && learning.strengthPct > 0 ? learnt : null;
    this.#deps.judgeWith((lexicon) =>
      used === null
        ? lexicon
        : blendJudge(lexicon, {
            model: used.model,
            strength: learning.strengthPct / 100,
            segment: segmentChinese,
            parentOf: this.#parentOf,
            exists: (id) => this.#deps.categories().has(id),
            texts: Object.keys(used.head.lessons).length,
          }),
    );
    this.#tell();
  }

  async #forget(): Promise<void> {
    this.#learnt = null;
    this.#mustLearn = true;
    await removeModel(this.#deps.folder);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#learnIfWorth().catch(() => undefined), IDLE_MS);
    this.#timer.unref();
  }

  async #learnIfWorth(): Promise<void> {
    const { learning } = await readSettings(this.#deps.store);
    if (this.#closed || !learning.on) return;
    const { lessons } = await this.#lessons();
    const learnt = this.#learnt?.head.lessons ?? {};
    const enough = Math.max(LEAST_CHANGED, lessons.length * CHANGED_SHARE);
    const due = this.#mustLearn || this.#learnt === null;
    if (changesFrom(learnt, lessons) >= (due ? 1 : enough)) await this.relearn();
  }

  readonly relearn: Learner['relearn'] = async () => {
    this.#training?.abort();
    const training = new AbortController();
    this.#training = training;
    this.#failed = false;
    try {
      await this.#learn(training.signal);
    } catch {
      if (!training.signal.aborted) this.#failed = true;
    } finally {
      if (this.#training === training) this.#training = null;
      this.#tell();
    }
  };

  async #learn(signal: AbortSignal): Promise<void> {
    const { folder, now, trainer, categories, store } = this.#deps;
    const { lessons, plan } = await this.#lessons();
    if (plan.missing > 0 || plan.missingClasses > 0) {
      await this.#turns.run(() => this.#forget());
      return this.#apply();
    }
    this.#tell();
    const { learning } = await readSettings(store);
    const result = await trainer(
      {
        lessons,
        categories: problemCategories(categories().values()),
        strength: learning.strengthPct / 100,
        seed: SEED,
        sayings: this.#deps.sayings().write(),
      },
      signal,
    );
    const used = plan.lessons.map(({ lesson }) => lesson);
    await this.#turns.run(async () => {
      if (signal.aborted || this.#closed) return;
      const learned = Object.fromEntries(used.map((lesson) => [lesson.id, fingerprint(lesson)]));
      const head = { version: 1 as const, atMs: now(), lessons: learned, check: result.check };
      const ids = Object.keys(learned);
      // Erased while it was being learnt: not even for a moment on the disk.
      if (keptProblems(store, ids).length < ids.length) return this.#schedule();
      this.#learnt = { head, model: readModel(result.bytes) };
      this.#mustLearn = false;
      // A full disk costs only the time to learn at the next opening.
      await saveModel(folder, this.#learnt).catch(() => undefined);
      await this.#apply();
    });
  }

  readonly onProblemsChanged: Learner['onProblemsChanged'] = async (ids) => {
    const learnt = this.#learnt?.head.lessons ?? {};
    const mine = ids.filter((id) => id in learnt);
    if (mine.length > 0 && keptProblems(this.#deps.store, mine).length < mine.length) {
      this.#training?.abort();
      await this.#turns.run(() => this.#forget());
      await this.#apply();
    }
    this.#schedule();
  };

  readonly onSettingsChanged: Learner['onSettingsChanged'] = async () => {
    const { lessons } = await this.#lessons();
    const present = new Set(lessons.map(({ id }) => id));
    // After a reset nothing of what was learnt may stay, in memory or on the disk.
    if (Object.keys(this.#learnt?.head.lessons ?? {}).some((id) => !present.has(id))) {
      this.#training?.abort();
      await this.#turns.run(() => this.#forget());
    }
    await this.#apply();
    this.#schedule();
  };

  readonly status: Learner['status'] = async () => {
    const { learning } = await readSettings(this.#deps.store);
    const { lessons, plan } = await this.#lessons();
    const learnt = this.#learnt;
    const parts = learnt?.model.parts;
    return {
      ...learning,
      state: this.#training ? 'learning' : this.#failed ? 'failed' : learnt ? 'ready' : 'none',
      lessons: lessons.length,
      missing: plan.missing,
      missingClasses: plan.missingClasses,
      changed: changesFrom(learnt?.head.lessons ?? {}, lessons),
      learnt: learnt && {
        atMs: learnt.head.atMs,
        lessons: Object.keys(learnt.head.lessons).length,
        check: learnt.head.check,
      },
      perCategory: perCategory(
        plan.sizes,
        parts && new Map(parts.labels.map((id, i) => [id, parts.sizes[i] ?? 0])),
      ),
    };
  };

  readonly onChanged: Learner['onChanged'] = (listener) => void this.#listeners.push(listener);

  readonly close = async (): Promise<void> => {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#training?.abort();
    await this.#turns.run(async () => undefined);
  };
}

/** How many lessons are new, changed or gone since they were learnt. */
function changesFrom(learnt: Readonly<Record<string, string>>, lessons: readonly Lesson[]): number {
  const same = lessons.filter((lesson) => learnt[lesson.id] === fingerprint(lesson)).length;
  return Math.max(lessons.length, Object.keys(learnt).length) - same;
}

function problemCategories<T extends ProblemCategory & { readonly scope: string }>(
  all: Iterable<T>,
): ProblemCategory[] {
  return [...all]
    .filter(({ scope }) => scope === 'problem')
    .map(({ id, parentId, name, keywords, needs, responsible, defaultLevel, deadlineHours }) => ({
      id,
      parentId,
      name,
      keywords: keywords.map(normaliseText),
      needs,
      responsible,
      defaultLevel,
      deadlineHours,
    }));
}

/** Texts of each class: those at hand, and those learnt; most first. */
function perCategory(
  now: ReadonlyMap<string, number>,
  learnt: ReadonlyMap<string, number> = new Map(),
): LearningStatus['perCategory'] {
  return [...new Set([...now.keys(), ...learnt.keys()])]
    .map((categoryId) => ({
      categoryId,
      texts: now.get(categoryId) ?? 0,
      learnt: learnt.get(categoryId) ?? 0,
    }))
    .sort((a, b) => b.texts - a.texts || (a.categoryId < b.categoryId ? -1 : 1));
}
