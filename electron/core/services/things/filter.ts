import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ThingFilter } from '#shared/contract/things';
import { foldText } from '../../records/things.ts';
import type { MapSession } from '../../session.ts';
import type { Schema } from '../../store/schema.ts';
import { searchTextContains } from '../../store/sqlite/queries/text.ts';

/** The condition of a filter; every word of the text must be found. */
export function thingCondition(
  session: MapSession,
  filter: ThingFilter,
): (eb: ExpressionBuilder<Schema, 'things'>) => Expression<SqlBool> {
  return (eb) => {
    const parts: Expression<SqlBool>[] = [eb('deleted_at_ms', 'is', null)];
    if (filter.kinds?.length) parts.push(eb('kind', 'in', filter.kinds));
    if (filter.categoryIds?.length) parts.push(eb('category_id', 'in', filter.categoryIds));
    if (filter.cellIds?.length)
      parts.push(eb('cell_id', 'in', session.cells().withDescendants(filter.cellIds)));
    if (filter.levels?.length) parts.push(eb('level', 'in', filter.levels));
    if (filter.unplaced !== undefined) parts.push(eb('lng', filter.unplaced ? 'is' : 'is not', null));
    if (filter.batchId) parts.push(eb('batch_id', '=', filter.batchId));
    if (filter.ids) parts.push(filter.ids.length > 0 ? eb('id', 'in', filter.ids) : eb.lit(false));
    for (const word of foldText(filter.text ?? '').split(' ')) if (word) parts.push(searchTextContains(word));
    return eb.and(parts);
  };
}
