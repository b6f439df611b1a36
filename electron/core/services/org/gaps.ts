import type { OutputOf } from '#shared/contract/index';
import { consentOf } from '#shared/domain/consent';
import { findGaps, type GapBranch, type GapCell, type GapHolder, LEAD_POST } from '#shared/domain/org';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import { readSettings } from '../settings/service.ts';
import { liveThings } from './brief.ts';

type Gaps = OutputOf<'teams.gaps'>['gaps'];

/** Cells without their outline, with who holds which post. */
async function gapCells(ctx: Ctx): Promise<readonly GapCell[]> {
  const session = ctx.session();
  const links = await session.store.read
    .selectFrom('links')
    .select(['from_id', 'to_id', 'role'])
    .where('from_type', '=', 'cell')
    .where('deleted_at_ms', 'is', null)
    .execute();
  const holdersOf = new Map<string, { postId: string; thingId: string }[]>();
  for (const link of links)
    holdersOf.set(link.from_id, [
      ...(holdersOf.get(link.from_id) ?? []),
      { postId: link.role, thingId: link.to_id },
    ]);
  const community = session.cells().community?.id;
  return session
    .cells()
    .all.filter((cell) => cell.tier !== 'community')
    .map((cell) => ({
      id: cell.id,
      tier: cell.tier === 'micro' ? 'micro' : 'cell',
      parentId: cell.parent_id === community ? null : cell.parent_id,
      holders: [
        ...(cell.lead_id ? [{ postId: LEAD_POST, thingId: cell.lead_id }] : []),
        ...(holdersOf.get(cell.id) ?? []),
      ],
    }));
}

/** Everything that is missing in cells, teams and branches, in the order of mending, each with its name. */
export async function findAllGaps(ctx: Ctx): Promise<Gaps> {
  const session = ctx.session();
  const { cellTeam } = await readSettings(session.store);
  const cells = await gapCells(ctx);
  const rows = await session.store.read
    .selectFrom('branches')
    .select(['id', 'name', 'tier', 'parent_id', 'cell_id', 'secretary_id'])
    .where('deleted_at_ms', 'is', null)
    .orderBy('name')
    .execute();
  const branches: GapBranch[] = rows.map((row) => ({
    id: row.id,
    tier: row.tier as GapBranch['tier'],
    parentId: row.parent_id,
    cellId: row.cell_id,
    secretaryId: row.secretary_id,
  }));
  const people = await liveThings(ctx, [
    ...cells.flatMap((cell) => cell.holders.map((holder) => holder.thingId)),
    ...branches.flatMap((branch) => branch.secretaryId ?? []),
  ]);
  const holders = new Map<string, GapHolder>(
    [...people].map(([id, row]) => [
      id,
      {
        cellId: row.cell_id,
        withdrew: row.kind === 'person' && consentOf(parseJson(row.attrs).value) === 'withdrawn',
      },
    ]),
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return findGaps(cells, branches, cellTeam, holders).map((gap) => ({
    ...gap,
    params: { ...gap.params },
    title: gap.type === 'cell' ? (session.cells().byId.get(gap.id)?.name ?? '') : (names.get(gap.id) ?? ''),
  }));
}
