import type { Store } from '../../store.ts';

/** How many live people say each branch's name, and how many of them are Party members without a post. */
export function branchMembers(
  store: Store,
): readonly (readonly [name: string, members: number, withoutPost: number])[] {
  return store.rawRows(
    `SELECT json_extract(attrs, '$.branch') AS branch, count(*),
       sum(json_extract(attrs, '$.partyMember') IS 1 AND coalesce(json_extract(attrs, '$.post'), '') = '')
     FROM things
     WHERE kind = 'person' AND deleted_at_ms IS NULL AND json_valid(attrs) AND coalesce(branch, '') != ''
     GROUP BY 1 ORDER BY 1`,
  ) as [string, number, number][];
}

/** Live people whose branch has a name. */
export function peopleOfBranch(store: Store, name: string): readonly string[] {
  const rows = store.rawRows(
    `SELECT id FROM things WHERE kind = 'person' AND deleted_at_ms IS NULL AND json_valid(attrs)
       AND json_extract(attrs, '$.branch') = ?`,
    name,
  ) as [string][];
  return rows.map(([id]) => id);
}

/** People of some cells without any post there, who gave their consent: proposals for a cell's team. */
export function peopleOfCells(store: Store, cellIds: readonly string[], limit: number): readonly string[] {
  const rows = store.rawRows(
    `SELECT id FROM things
     WHERE kind = 'person' AND deleted_at_ms IS NULL AND json_valid(attrs)
       AND cell_id IN (SELECT value FROM json_each(?))
       AND coalesce(json_extract(attrs, '$.consentWithdrawnOn'), '') = ''
       AND coalesce(json_extract(attrs, '$.consentOn'), '') != ''
     ORDER BY coalesce(json_extract(attrs, '$.partyMember'), 0) DESC, name_key, id LIMIT ?`,
    JSON.stringify(cellIds),
    limit,
  ) as [string][];
  return rows.map(([id]) => id);
}
