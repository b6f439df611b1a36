import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import { instantText } from '#shared/domain/lists/format';
import { dynamicText } from '#shared/i18n/index';
import { userNameOf } from '../../actor.ts';
import type { Ctx } from '../../context.ts';

/** Logs a printed map; an 内部版 gets its watermark. What could not be logged is not given out. */
export const mapPrint: Handlers<Ctx>['lists']['mapPrint'] = async ({ edition, purpose, count }, ctx) => {
  const internal = edition === 'internal';
  if (internal && purpose === '') throw new AppError('input.invalid', { field: 'purpose' });
  await ctx.session().logAccess(ctx.actor, {
    action: `map.print.${edition}`,
    entityId: null,
    fields: ['name'],
    purpose,
    count,
  });
  const words = { user: userNameOf(ctx.actor), time: instantText(ctx.ports.now()) };
  return { watermark: internal ? (dynamicText('print.watermark', words) ?? null) : null };
};
