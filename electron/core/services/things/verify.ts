import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';
import { cstDate } from '#shared/domain/workflow/calendar';
import type { Ctx } from '../../context.ts';
import type { ThingRow } from '../../store/schema.ts';
import { applyPatch } from './write.ts';

/** 已核实: everything said about these things holds today. Things that are gone, or of a kind that is never verified, are passed over. */
export async function verifyThings(
  ctx: Ctx,
  input: ParsedInputOf<'things.verify'>,
): Promise<OutputOf<'things.verify'>> {
  const verifiedOn = cstDate(ctx.ports.now());
  const { result } = await ctx.session().write({ label: 'verify', actor: ctx.actor }, async (batch) => {
    let verified = 0;
    for (const id of input.ids) {
      const row = (await batch.current('things', id)) as unknown as ThingRow | undefined;
      if (!row || row.deleted_at_ms !== null || !fieldOf(row.kind as KindId, 'verifiedOn')) continue;
      await batch.update('things', id, applyPatch(row.kind as KindId, row, { attrs: { verifiedOn } }));
      verified += 1;
    }
    return verified;
  });
  return { verified: result };
}
