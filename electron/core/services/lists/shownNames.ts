import type { Edition } from '#shared/contract/common';
import { KIND_IDS } from '#shared/domain/kinds/index';
import type { ListLookups } from '#shared/domain/lists/index';
import type { Ctx } from '../../context.ts';
import { openSource } from './source.ts';

export type ShownName = { readonly name: string; readonly phone: string };

/** Names and phones of things as an edition shows them; '' for no phone. */
export async function shownNames(
  ctx: Ctx,
  ids: readonly string[],
  edition: Edition,
  lookups: ListLookups,
): Promise<ReadonlyMap<string, ShownName>> {
  const source = await openSource(
    ctx,
    {
      source: 'thing',
      title: 'names',
      filter: { kinds: [...KIND_IDS], ids: [...ids] },
      columns: ['name', 'phone'],
    },
    lookups,
  );
  const rows = await source.rows(source.ids, 0, edition);
  const at = (key: string): number => source.columns.findIndex((column) => column.key === key);
  const [name, phone] = [at('name'), at('phone')];
  return new Map(
    rows.map(({ id, values }) => [
      id,
      { name: String(values[name] ?? ''), phone: String(values[phone] ?? '') },
    ]),
  );
}
