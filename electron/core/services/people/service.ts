import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { giveConsent, withdrawConsent } from './consent.ts';
import { erasePerson } from './erase.ts';

export const peopleHandlers: Handlers<Ctx>['people'] = {
  withdrawConsent: (input, ctx) => withdrawConsent(ctx, input),
  giveConsent: (input, ctx) => giveConsent(ctx, input),
  erase: async (input, ctx) => {
    await erasePerson(ctx, input.id, input.version);
    return { ok: true };
  },
};
