import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import { maskFreeText } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import { namedPlaces } from '../../store/sqlite/queries/addresses.ts';

export const placeNameHandlers: Handlers<Ctx>['placeNames'] = {
  list: (_input, ctx) => ({
    names: namedPlaces(ctx.session().store).map(([id, text, , building, , , source, learnedAtMs]) => ({
      id,
      text: maskFreeText(text),
      building,
      source: source === 'problem' ? 'problem' : 'click',
      learnedAtMs,
    })),
  }),
  forget: async ({ id }, ctx) => {
    await ctx.session().write({ label: 'placeNameForget', actor: ctx.actor }, async (batch) => {
      const row = await batch.current('aliases', id);
      if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
      await batch.remove('aliases', id);
    });
    return {};
  },
};
