import type { Category } from '#shared/contract/things';

/** Categories and everything below them. */
export function withSubCategories(
  categories: ReadonlyMap<string, Category>,
  ids: readonly string[],
): readonly string[] {
  const taken = new Set(ids);
  // Parents may come after their children: go on until a round adds nothing.
  for (let before = -1; before !== taken.size; ) {
    before = taken.size;
    for (const { id, parentId } of categories.values()) if (parentId && taken.has(parentId)) taken.add(id);
  }
  return [...taken];
}
