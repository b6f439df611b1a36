import type { Selectable } from 'kysely';
import type { StoredRunCard } from '#shared/contract/team';
import { type RunCard, type RunDemand, runDemandSchema } from '#shared/domain/matching/team/index';
import { parseList } from '../../records/json.ts';
import type { RunCardTable } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

export type RunCardRow = Selectable<RunCardTable>;

/** The lines of a stored card; those that are not understood are left out. */
export function demandsOfRow(row: Pick<RunCardRow, 'demands'>): readonly RunDemand[] {
  return parseList<unknown>(row.demands).flatMap((line) => {
    const parsed = runDemandSchema.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Every live card of the map, built-in order first. */
export function readCardRows(store: Store): Promise<readonly RunCardRow[]> {
  return store.read
    .selectFrom('run_cards')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export const toRunCard = (row: RunCardRow): RunCard => ({
  id: row.id,
  categoryId: row.category_id,
  level: row.level,
  demands: demandsOfRow(row),
});

/** A stored card as the contract has it; `builtin` are the cards that the program comes with, by their ids. */
export function toStored(row: RunCardRow, builtin: ReadonlyMap<string, RunCard>): StoredRunCard {
  return {
    categoryId: row.category_id,
    level: row.level,
    demands: [...demandsOfRow(row)],
    note: row.note,
    edited: row.builtin === 0,
    hasBuiltin: builtin.has(row.id),
    version: row.version,
  };
}
