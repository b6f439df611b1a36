import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { customId } from '#shared/domain/fields/index';
import { type Condition, holderOf, isDerived, type Moment } from '#shared/domain/filter/index';

const COLUMN: Record<string, string> = {
  name: 'name',
  categoryId: 'category_id',
  address: 'address',
  phone: 'phone',
  note: 'note',
  level: 'level',
  recheckOn: 'recheck_on',
  place: 'lng',
  cell: 'cell_id',
};

const orNull = (column: 'attrs' | 'custom', path: string): RawBuilder<unknown> =>
  sql`CASE WHEN json_valid(${sql.ref(column)}) THEN ${sql.ref(column)} -> ${path} END`;

/** A field's value as JSON text; NULL when there is none or the row is damaged. */
function jsonOf(field: string): RawBuilder<unknown> {
  if (isDerived(field)) return sql`attrs`;
  const column = COLUMN[field];
  if (column !== undefined) return sql`json_quote(${sql.ref(column)})`;
  return orNull(holderOf(field) === 'attrs' ? 'attrs' : 'custom', `$."${customId(field) ?? field}"`);
}

/** Whether a condition holds for a thing's row. */
export const conditionHolds = (condition: Condition, moment: Moment): Expression<SqlBool> =>
  sql<SqlBool>`lm_test(${JSON.stringify({ condition, moment })}, ${jsonOf(condition.field)})`;
