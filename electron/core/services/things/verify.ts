import { setImmediate as nextTurn } from 'node:timers/promises';
import { mayBeAsked } from '#shared/domain/consent';
import { fieldOf, KINDS, type KindId } from '#shared/domain/kinds/index';
import { cstDate } from '#shared/domain/workflow/calendar';
import { userNameOf } from '../../actor.ts';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';

/** Rows between two breaths: about ten milliseconds of writing. */
const ROWS_PER_TURN = 40;

/** Marks records as verified today by the user, in one step. A damaged row and a person without consent stay as they are. */
export async function verifyThings(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ verified: number; skipped: number }> {
  const distinct = [...new Set(ids)];
  const verifiedOn = cstDate(ctx.ports.now());
  const verifiedBy = userNameOf(ctx.actor);
  const { result } = await ctx.session().write({ label: 'verify', actor: ctx.actor }, async (batch) => {
    let verified = 0;
    for (const [index, id] of distinct.entries()) {
      if (index > 0 && index % ROWS_PER_TURN === 0) await nextTurn();
      const row = await batch.current('things', id);
      if (!row || row.deleted_at_ms !== null || !Object.hasOwn(KINDS, String(row.kind))) continue;
      const kind = row.kind as KindId;
      const { value: attrs, ok } = parseJson(String(row.attrs));
      if (!ok || !fieldOf(kind, 'verifiedOn') || !mayBeAsked(kind, attrs)) continue;
      const after = JSON.stringify({ ...attrs, verifiedOn, verifiedBy });
      await batch.update('things', id, { attrs: after, verified_on: verifiedOn });
      verified += 1;
    }
    return verified;
  });
  return { verified: result, skipped: distinct.length - result };
}
