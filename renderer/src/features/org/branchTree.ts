import type { Branch } from '#shared/contract/org';

export type BranchRow = { readonly branch: Branch; readonly depth: number };

const byName = (a: Branch, b: Branch): number => a.name.localeCompare(b.name, 'zh-CN', { numeric: true });

/** Branches as a tree's rows, each followed by those below it; one whose parent is gone stands at the top. */
export function branchRows(branches: readonly Branch[]): readonly BranchRow[] {
  const ids = new Set(branches.map(({ id }) => id));
  const rows: BranchRow[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const children = branches.filter(
      ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null) === parent,
    );
    for (const branch of [...children].sort(byName)) {
      rows.push({ branch, depth });
      visit(branch.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}
