import { type Category, categorySymbolSchema } from '#shared/contract/things';
import { parseJson, parseList } from '../../records/json.ts';
import type { CategoryRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

/** A symbol as it is stored: always a text, so that a removed one is known from one never set. */
export const symbolText = (symbol: Category['symbol']): string => JSON.stringify(symbol);

/** A stored symbol; one that does not fit its schema is none. */
function toSymbol(text: string | null): Category['symbol'] {
  if (text === null) return null;
  const { value } = parseJson(text);
  const parsed = categorySymbolSchema.safeParse(value);
  return parsed.success && Object.values(parsed.data).some((part) => part !== null) ? parsed.data : null;
}

type Content = Pick<
  Category,
  'name' | 'keywords' | 'needs' | 'responsible' | 'defaultLevel' | 'deadlineHours'
>;

/** What a category is to the engine, as it is stored. */
export const contentColumns = (content: Content) => ({
  name: content.name,
  keywords: JSON.stringify(content.keywords),
  needs: JSON.stringify(content.needs),
  responsible: JSON.stringify(content.responsible),
  default_level: content.defaultLevel,
  deadline_hours: content.deadlineHours,
});

/** A stored category as the contract has it. */
export function toCategory(row: CategoryRow): Category {
  return {
    id: row.id,
    scope: row.scope as Category['scope'],
    parentId: row.parent_id,
    name: row.name,
    keywords: parseList<string>(row.keywords),
    needs: parseList<string>(row.needs),
    responsible: parseList<string>(row.responsible),
    defaultLevel: row.default_level,
    deadlineHours: row.deadline_hours,
    symbol: toSymbol(row.symbol),
    builtin: row.builtin === 1,
    version: row.version,
  };
}

/** All categories of the map in menu order. */
export async function readCategories(store: Store): Promise<ReadonlyMap<string, Category>> {
  const rows = await store.read
    .selectFrom('categories')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .execute();
  return new Map(rows.map((row) => [row.id, toCategory(row)]));
}
