import type { CellPage } from '#shared/contract/cellPage';
import type { Edition } from '#shared/contract/common';
import type { ListSpec } from '#shared/contract/lists';
import { kindsWithRole, RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { type ListLookups, valueText } from '#shared/domain/lists/index';
import { PROBLEM_STATES } from '#shared/domain/workflow/states';
import type { Ctx } from '../../../context.ts';
import type { CellRow } from '../../../store/schema.ts';
import { lookupsOf } from '../../lists/make.ts';
import { openSource } from '../../lists/source.ts';
import { holdersOfCell } from '../../org/teams.ts';
import { readSettings } from '../../settings/service.ts';

/** A short table: the first rows as texts (level cells as numbers), and how many more there are. */
export type ShortTable = {
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly (readonly { readonly text: string; readonly level: number | null }[])[];
  readonly more: number;
};

export type SheetTeam = readonly {
  readonly post: string;
  readonly missing: number;
  readonly holders: readonly { readonly name: string; readonly phone: string }[];
}[];

export type SheetContent = {
  readonly page: CellPage;
  readonly team: SheetTeam;
  readonly resources: ShortTable;
  readonly people: ShortTable;
  readonly risks: ShortTable;
  readonly problems: ShortTable;
};

type Asked = { readonly ctx: Ctx; readonly edition: Edition; readonly lookups: ListLookups };

/** The first `most` rows of a list in the words of the edition; `first` ids come before the others. */
async function shortTable(
  { ctx, edition, lookups }: Asked,
  spec: ListSpec,
  most: number,
  first: readonly string[] = [],
): Promise<ShortTable> {
  const source = await openSource(ctx, spec, lookups);
  const leading = new Set(first);
  const ids = [...first, ...source.ids.filter((id) => !leading.has(id))];
  const shown = (await source.rows(ids.slice(0, most), 0, edition)).map(({ values }) => values);
  // 序号 and 备注 stand in every list; here they would only take room.
  const wanted = source.columns.map((column, i) => ({ column, i })).slice(1, -1);
  return {
    columns: wanted.map(({ column: { key, label } }) => ({ key, label })),
    rows: shown.map((values) =>
      wanted.map(({ column, i }) => {
        const value = values[i] ?? null;
        const level = column.type === 'level' && typeof value === 'number' ? value : null;
        return { text: valueText(column, value, lookups.text), level };
      }),
    ),
    more: Math.max(0, ids.length - most),
  };
}

async function teamOf({ ctx, edition, lookups }: Asked, cell: CellRow): Promise<SheetTeam> {
  const { cellTeam } = await readSettings(ctx.session().store);
  const held = await holdersOfCell(ctx, cell);
  const ids = [...new Set(held.map(({ thingId }) => thingId))];
  const kinds = kindsWithRole('person');
  const spec: ListSpec = {
    source: 'thing',
    title: cell.name,
    filter: { kinds: [...kinds], ids },
    columns: ['name', 'phone'],
  };
  const source = await openSource(ctx, spec, lookups);
  const rows = new Map((await source.rows(source.ids, 0, edition)).map((row) => [row.id, row.values]));
  return cellTeam.map(({ id, name, min }) => {
    const holders = held
      .filter(({ postId }) => postId === id)
      .flatMap(({ thingId }) => {
        const values = rows.get(thingId);
        return values ? [{ name: String(values[1] ?? ''), phone: String(values[2] ?? '') }] : [];
      });
    return { post: name, missing: Math.max(0, min - holders.length), holders };
  });
}

const MOST = { resources: 8, people: 8, risks: 7, problems: 7 } as const;
const OPEN = PROBLEM_STATES.filter((state) => state !== 'closed');

/** What stands on a cell's sheet, masked as the edition asks. */
export async function sheetContent(
  ctx: Ctx,
  cell: CellRow,
  page: CellPage,
  edition: Edition,
): Promise<SheetContent> {
  const asked: Asked = { ctx, edition, lookups: lookupsOf(ctx) };
  const cellIds = [cell.id];
  const title = cell.name || cell.code || cell.id;
  const overdue = await openSource(
    ctx,
    { source: 'problem', title, filter: { cellIds, states: OPEN, overdue: true } },
    asked.lookups,
  );
  const resources: ListSpec = {
    source: 'thing',
    title,
    filter: { kinds: [...RESOURCE_KINDS], cellIds },
    sort: { key: 'verifiedOn', descending: true, next: [{ key: 'name', descending: false }] },
    columns: ['name', 'kind', 'phone'],
  };
  const people: ListSpec = {
    source: 'thing',
    title,
    filter: {
      kinds: [...kindsWithRole('person')],
      cellIds,
      consent: ['valid'],
      conditions: [{ field: 'skills', op: 'filled' }],
    },
    sort: { key: 'post', descending: false, next: [{ key: 'name', descending: false }] },
    columns: ['name', 'skills', 'phone'],
  };
  const risks: ListSpec = {
    source: 'thing',
    title,
    filter: {
      kinds: [...kindsWithRole('risk')],
      cellIds,
      conditions: [{ field: 'status', op: 'noneOf', value: ['cleared'] }],
    },
    sort: { key: 'level', descending: false, next: [{ key: 'recheckOn', descending: false }] },
    columns: ['level', 'name', 'recheckOn'],
  };
  const problems: ListSpec = {
    source: 'problem',
    title,
    filter: { cellIds, states: OPEN },
    columns: ['level', 'text', 'state', 'dueAtMs'],
  };
  return {
    page,
    team: cell.tier === 'community' ? [] : await teamOf(asked, cell),
    resources: await shortTable(asked, resources, MOST.resources),
    people: await shortTable(asked, people, MOST.people),
    risks: await shortTable(asked, risks, MOST.risks),
    problems: await shortTable(asked, problems, MOST.problems, overdue.ids),
  };
}
