import type { Selectable } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { Ctx } from '../context.ts';
import type { Schema } from '../store/schema.ts';

/** Tables whose rows are read one at a time and may be in the recycle bin. */
type Table = 'things' | 'files' | 'basemaps';

/** One row of a table by its id, unless it is in the recycle bin. Throws AppError `notFound`. */
export async function liveRow<T extends Table>(
  ctx: Ctx,
  table: T,
  id: string,
): Promise<Selectable<Schema[T]>> {
  const row = await ctx
    .session()
    // The three tables share the columns asked for; which one it is decides only what comes back.
    .store.read.selectFrom(table as 'things')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('notFound');
  return row as unknown as Selectable<Schema[T]>;
}
