import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import { needsConsent } from '#shared/domain/consent';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { normaliseText } from '#shared/domain/matching/index';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import { containsNameOf } from '../../store/sqlite/queries/addresses.ts';
import { buildingAt, learnWriting } from '../addresses/learnWriting.ts';

/**
 * Learns what the clerk calls the place that they chose. Throws input.invalid with the reason `personName` for a name that
 * contains the name of a person in the register.
 */
export async function namePlace(
  batch: Batch,
  ctx: Ctx,
  { placeName, anchor }: Pick<ParsedInputOf<'problems.create'>, 'placeName' | 'anchor'>,
): Promise<void> {
  if (placeName === null || anchor === null) return;
  const session = ctx.session();
  const persons = KIND_IDS.filter(needsConsent);
  if ([placeName, normaliseText(placeName)].some((text) => containsNameOf(session.store, persons, text)))
    throw new AppError('input.invalid', { field: 'placeName', reason: 'personName' });
  const thingId = buildingAt(session, anchor);
  await learnWriting(ctx, batch, { text: placeName, source: 'problem' }, { thingId, anchor });
}
