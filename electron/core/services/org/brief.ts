import type { Brief } from '#shared/contract/org';
import type { Thing } from '#shared/contract/things';
import type { Ctx } from '../../context.ts';
import { toThing } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';

/** A record as one line: its masked name, and what helps to tell it from others of the name. */
export function briefOf(thing: Thing): Brief {
  const post = typeof thing.attrs.employer === 'string' ? thing.attrs.employer : null;
  return {
    id: thing.id,
    kind: thing.kind,
    name: thing.name,
    detail: [thing.phone, thing.address ?? post].filter(Boolean).join(' · '),
  };
}

/** Live records by id; those in the bin are left out. */
export async function liveThings(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, ThingRow>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx
    .session()
    .store.read.selectFrom('things')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .where('deleted_at_ms', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same as everybody may see them. */
export async function shownThings(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Thing>> {
  const rows = await liveThings(ctx, ids);
  return new Map([...rows].map(([id, row]) => [id, toThing(row)]));
}
