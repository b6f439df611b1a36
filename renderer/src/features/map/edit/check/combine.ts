import type { CellEdit, CellFinding } from '#shared/contract/cellEdits';

/** The proposed fixes of several findings in one edit; those that touch a cell already taken wait for the next time. */
export type Combined = {
  readonly edit: CellEdit;
  readonly fixed: number;
  readonly waiting: number;
  /** How many cells change. */
  readonly cells: number;
};

const touched = (edit: CellEdit): string[] =>
  [...edit.create, ...edit.reshape, ...edit.rename, ...edit.remove].map(({ id }) => id);

/** Takes each finding's first fix, the findings in their order, as long as no cell would change twice. */
export function combineFixes(findings: readonly CellFinding[]): Combined {
  const edit: CellEdit = { create: [], reshape: [], rename: [], remove: [] };
  const taken = new Set<string>();
  let [fixed, waiting] = [0, 0];
  for (const { fixes } of findings) {
    const [first] = fixes;
    if (!first) continue;
    const heirs = first.edit.remove.flatMap(({ heirId }) => heirId ?? []);
    const ids = new Set([...touched(first.edit), ...heirs]);
    if (ids.size === 0 || [...ids].some((id) => taken.has(id))) {
      waiting += 1;
      continue;
    }
    for (const id of ids) taken.add(id);
    edit.create.push(...first.edit.create);
    edit.reshape.push(...first.edit.reshape);
    edit.rename.push(...first.edit.rename);
    edit.remove.push(...first.edit.remove);
    fixed += 1;
  }
  return { edit, fixed, waiting, cells: new Set(touched(edit)).size };
}
