import type { Handlers } from '#shared/contract/index';
import { QUALITY_RULES } from '#shared/domain/quality/index';
import type { Ctx } from '../../context.ts';
import { toThing } from '../../records/things.ts';
import { scanQuality } from './scan.ts';

export const qualityHandlers: Handlers<Ctx>['quality'] = {
  summary: async (input, ctx) => {
    const { checked, findings } = await scanQuality(ctx, input.kinds, input.jobId);
    return {
      checked,
      rules: QUALITY_RULES.map((rule) => ({ rule, count: findings.of(rule).length })),
    };
  },
  rows: async (input, ctx) => {
    const { findings } = await scanQuality(ctx, input.kinds);
    const found = findings.of(input.rule);
    const page = found.slice(input.offset, input.offset + input.limit);
    const ids = page.map(({ id }) => id);
    const rows = ids.length
      ? await ctx.session().store.read.selectFrom('things').selectAll().where('id', 'in', ids).execute()
      : [];
    const byId = new Map(rows.map((row) => [row.id, toThing(row)]));
    return {
      total: found.length,
      rows: page.flatMap(({ id, params }) => {
        const thing = byId.get(id);
        return thing ? [{ thing, params: { ...params } }] : [];
      }),
    };
  },
};
