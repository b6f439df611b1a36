/** A text of the office's own with the category it turned out to be about. */
export type Lesson = { readonly id: string; readonly text: string; readonly categoryId: string };

/** With fewer texts in all, or fewer classes, there is nothing to learn from. */
export const LEAST_LESSONS = 30;
export const LEAST_CLASSES = 2;
/** A category with fewer texts is learnt as its parent. */
export const LEAST_PER_CLASS = 5;

/** Who is whose parent among categories; null: nobody's child, or no category any more. */
export type ParentOf = (categoryId: string) => string | null;

/** What can be learnt: classes with enough texts each, and what could not be used. */
export type Plan = {
  readonly lessons: readonly { readonly lesson: Lesson; readonly label: string }[];
  /** Texts by class, of all classes with enough. */
  readonly sizes: ReadonlyMap<string, number>;
  /** How many texts more are needed in all; 0: enough. */
  readonly missing: number;
  /** How many more categories need `LEAST_PER_CLASS` texts; 0: enough. */
  readonly missingClasses: number;
};

function countBy(labels: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/**
 * Makes classes of the lessons' categories: one with fewer than `LEAST_PER_CLASS` texts backs off to its parent, and what
 * has too few even there is left out. The order of the lessons changes nothing but their order here.
 */
export function planLessons(lessons: readonly Lesson[], parentOf: ParentOf): Plan {
  const own = countBy(lessons.map(({ categoryId }) => categoryId));
  const backed = lessons.map((lesson) => {
    const few = (own.get(lesson.categoryId) ?? 0) < LEAST_PER_CLASS;
    return { lesson, label: (few ? parentOf(lesson.categoryId) : null) ?? lesson.categoryId };
  });
  const sizes = countBy(backed.map(({ label }) => label));
  for (const [label, size] of sizes) if (size < LEAST_PER_CLASS) sizes.delete(label);
  const usable = backed.filter(({ label }) => sizes.has(label));
  return {
    lessons: usable,
    sizes,
    missing: Math.max(0, LEAST_LESSONS - usable.length),
    missingClasses: Math.max(0, LEAST_CLASSES - sizes.size),
  };
}
