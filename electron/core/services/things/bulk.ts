import type { Refusal } from '#shared/contract/bulk';
import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { ThingPatch } from '#shared/contract/things';
import { type Change, changedValue, isSame, opsOf } from '#shared/domain/bulk/index';
import { sortValues } from '#shared/domain/fields/index';
import type { KindId, PrivacyClass } from '#shared/domain/kinds/index';
import { ROLES } from '../../actor.ts';
import type { Ctx } from '../../context.ts';
import { fieldValue } from '../../records/things.ts';
import type { NewRow, ThingRow } from '../../store/schema.ts';
import { shownThing } from '../fields/names.ts';
import { makeTally, refusalOf } from './refusal.ts';
import { portions, targetIds } from './targets.ts';
import { applyPatch } from './write.ts';

type Input = ParsedInputOf<'things.bulkUpdate'>;
type Columns = Partial<NewRow<'things'>>;
/** What becomes of one record: its new columns, nothing, or why not. */
type Outcome = { readonly columns: Columns } | { readonly refused: Refusal } | null;

const SHOWN_ROWS = 50;
/** What a search for parts of a value would tell, though it is hidden. */
const HIDDEN: ReadonlySet<PrivacyClass> = new Set<PrivacyClass>(['sensitive', 'idNumber']);

function outcome(ctx: Ctx, row: ThingRow, change: Change): Outcome {
  const kind = row.kind as KindId;
  const fields = ctx.session().fields();
  const field = fields.field(kind, change.key);
  if (!field || !opsOf(field).includes(change.op)) return null;
  if (change.op === 'replace' && HIDDEN.has(field.privacy) && !ROLES[ctx.actor.roleId].has('person.reveal'))
    throw new AppError('permission.denied');
  const before = fieldValue(row, change.key);
  const after = changedValue(before, change);
  if (isSame(before, after)) return null;
  try {
    const { shared, ...holders } = sortValues([[change.key, after]]);
    return { columns: applyPatch(kind, row, { ...(shared as ThingPatch), ...holders }, fields) };
  } catch (error) {
    return { refused: refusalOf(error) };
  }
}

/** What a change would do to its targets; nothing is written. */
export async function bulkPreview(ctx: Ctx, input: Input): Promise<OutputOf<'things.bulkPreview'>> {
  const job = ctx.job(input.jobId);
  const tally = makeTally();
  const rows: OutputOf<'things.bulkPreview'>['rows'] = [];
  let [changed, same] = [0, 0];
  try {
    const ids = targetIds(ctx, input.targets);
    for await (const portion of portions(ids, ctx.session().store.read, job, 'bulkPreview'))
      for (const row of portion) {
        const found = outcome(ctx, row, input.change);
        if (found === null) same += 1;
        else if ('refused' in found) tally.add(found.refused);
        else changed += 1;
        if (found === null || rows.length >= SHOWN_ROWS) continue;
        const refused = 'refused' in found ? found.refused : null;
        const after =
          'columns' in found ? await shownThing(ctx, { ...row, ...found.columns } as ThingRow) : null;
        rows.push({ before: await shownThing(ctx, row), after, refused });
      }
    return { total: ids.length, changed, same, refused: tally.all(), rows };
  } finally {
    job.end();
  }
}

/** Does it, as one undoable step; records that refuse it stay as they are. */
export async function bulkUpdate(ctx: Ctx, input: Input): Promise<OutputOf<'things.bulkUpdate'>> {
  const job = ctx.job(input.jobId);
  try {
    const ids = targetIds(ctx, input.targets);
    const { result } = await ctx.session().write({ label: 'bulk', actor: ctx.actor }, async (batch) => {
      const tally = makeTally();
      let [changed, same] = [0, 0];
      for await (const portion of portions(ids, batch.trx, job, 'bulkSave'))
        for (const row of portion) {
          const found = outcome(ctx, row, input.change);
          if (found === null) same += 1;
          else if ('refused' in found) tally.add(found.refused);
          else {
            await batch.update('things', row.id, found.columns);
            changed += 1;
          }
        }
      return { changed, same, refused: tally.all() };
    });
    return { total: ids.length, ...result };
  } finally {
    job.end();
  }
}

/** All targets to the recycle bin, as one undoable step. */
export async function bulkRemove(
  ctx: Ctx,
  input: ParsedInputOf<'things.bulkRemove'>,
): Promise<OutputOf<'things.bulkRemove'>> {
  const job = ctx.job(input.jobId);
  try {
    const ids = targetIds(ctx, input.targets);
    const { result } = await ctx.session().write({ label: 'remove', actor: ctx.actor }, async (batch) => {
      let removed = 0;
      for await (const portion of portions(ids, batch.trx, job, 'bulkRemove'))
        for (const row of portion) if (await batch.remove('things', row.id)) removed += 1;
      return removed;
    });
    return { removed: result };
  } finally {
    job.end();
  }
}
