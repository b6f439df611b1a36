type Node = { readonly id: string; readonly parentId: string | null };

/** Each category with those under it right behind; one whose parent is not among them stands on top. */
export function inTree<T extends Node>(all: readonly T[]): readonly T[] {
  const ids = new Set(all.map(({ id }) => id));
  const below = (id: string): readonly T[] =>
    all.filter(({ parentId }) => parentId === id).flatMap((child) => [child, ...below(child.id)]);
  return all
    .filter(({ parentId }) => parentId === null || !ids.has(parentId))
    .flatMap((root) => [root, ...below(root.id)]);
}
