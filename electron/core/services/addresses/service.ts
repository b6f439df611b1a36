import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { addressBookOf } from './book.ts';
import { shownAnswers } from './guess.ts';
import { placeAll, placeThings } from './place.ts';
import { sureThings, unplacedPage } from './tray.ts';

export const addressHandlers: Handlers<Ctx>['addresses'] = {
  resolve: async ({ text }, ctx) => {
    const book = await addressBookOf(ctx.session());
    const [shown] = await shownAnswers(ctx.session(), [book.resolve(text)]);
    return shown ?? { best: null, alternatives: [] };
  },
  unplaced: (input, ctx) => unplacedPage(ctx, input),
  outlook: async (input, ctx) => {
    const { all, sure } = await sureThings(ctx, input);
    return { total: all.length, sure: sure.length };
  },
  place: placeThings,
  placeAll,
};
