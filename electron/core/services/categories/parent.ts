import { AppError } from '#shared/contract/errors';

type Placed = { readonly scope: string; readonly parentId: string | null };

/** A category stands under one of its own scope, and never under itself. Throws input.invalid. */
export function checkParent(
  all: ReadonlyMap<string, Placed>,
  id: string,
  scope: string,
  parentId: string | null,
): void {
  const seen = new Set([id]);
  for (let at = parentId; at !== null; ) {
    const parent = all.get(at);
    if (!parent || parent.scope !== scope || seen.has(at))
      throw new AppError('input.invalid', { field: 'parentId' });
    seen.add(at);
    at = parent.parentId;
  }
}
