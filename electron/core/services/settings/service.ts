import { type Settings, settingsSchema } from '#shared/contract/app';
import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import type { Store } from '../../store/store.ts';

/** The map's settings with defaults; a value that no longer fits is its default again. */
export async function readSettings(store: Store): Promise<Settings> {
  const rows = await store.read.selectFrom('settings').select(['id', 'value']).execute();
  const stored = Object.fromEntries(rows.map((row) => [row.id, safeJson(row.value)]));
  const entries = Object.entries(settingsSchema.shape).map(([key, schema]) => {
    const parsed = schema.safeParse(stored[key]);
    return [key, parsed.success ? parsed.data : schema.parse(undefined)];
  });
  return Object.fromEntries(entries) as Settings;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Settings that follow the user around rather than being office data: never a step of undo. */
const QUIET_KEYS: ReadonlySet<string> = new Set([
  'view',
  'theme',
  'language',
  'largeType',
  'importCrs',
  'importMappings',
  'tableLayouts',
  'startViewId',
  'wall',
]);

/** Writes the given keys; used by the import to remember its choices too. */
export async function writeSettings(ctx: Ctx, values: Partial<Settings>): Promise<void> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const quiet = given.every(([key]) => QUIET_KEYS.has(key));
  await ctx.session().write({ label: 'settings', actor: ctx.actor, undoable: !quiet }, async (batch) => {
    for (const [id, value] of given) {
      const text = JSON.stringify(value);
      if (await batch.current('settings', id)) await batch.update('settings', id, { value: text });
      else await batch.insert('settings', { id, value: text });
    }
  });
}

export const settingHandlers: Handlers<Ctx>['settings'] = {
  get: (_input, ctx) => readSettings(ctx.session().store),
  set: async (input, ctx) => {
    await writeSettings(ctx, input as Partial<Settings>);
    return readSettings(ctx.session().store);
  },
};
