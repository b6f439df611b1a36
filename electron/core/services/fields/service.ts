import { AppError } from '#shared/contract/errors';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import { HAS_CHOICES, type OfficeChoice, PRIVACY_OF_TYPE } from '#shared/domain/fields/index';
import { kindOf } from '#shared/domain/kinds/index';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import type { FieldRow } from '../../store/schema.ts';
import { countChoices, countCustom } from '../../store/sqlite/queries/fields.ts';
import { choicesOf, fieldRows, toOfficeField } from './rows.ts';

type Given = ParsedInputOf<'fields.save'>['field'];

/** Two fields of one name would be one heading for two columns. */
function checkLabel(rows: readonly FieldRow[], id: string, kind: Given['kind'], label: string): void {
  const taken =
    rows.some(
      (row) => row.deleted_at_ms === null && row.id !== id && row.kind === kind && row.label === label,
    ) || kindOf(kind).fields.some(({ key }) => dynamicText(`field.${key}`) === label);
  if (taken) throw new AppError('field.labelTaken', { label });
}

function checkCategory(ctx: Ctx, { kind, categoryId }: Given): void {
  if (categoryId === null) return;
  const scope = kindOf(kind).role === 'risk' ? 'problem' : kind;
  if (ctx.session().categories().get(categoryId)?.scope !== scope)
    throw new AppError('input.invalid', { field: 'categoryId' });
}

/**
 * The choices after a save: an id that is known keeps its records under a new label; a label that was taken away
 * comes back as what it was; what is left out stays, retired, for the records and histories that name it.
 */
function mergeChoices(
  before: readonly OfficeChoice[],
  given: Given['choices'],
  newId: () => string,
): OfficeChoice[] {
  const ids = new Set(before.map(({ id }) => id));
  const kept = given.map(({ id, label }): OfficeChoice => {
    if (id !== undefined && ids.has(id)) return { id, label, retired: false };
    const back = before.find((choice) => choice.retired && choice.label === label);
    return { id: back?.id ?? newId(), label, retired: false };
  });
  if (new Set(kept.map(({ label }) => label)).size < kept.length || kept.length === 0)
    throw new AppError('input.invalid', { field: 'choices' });
  const present = new Set(kept.map(({ id }) => id));
  const gone = before.filter(({ id }) => !present.has(id));
  return [...kept, ...gone.map((choice) => ({ ...choice, retired: true }))];
}

/** The columns that a save gives a field. Errors: as `fields.save`. */
function columnsOf(ctx: Ctx, rows: readonly FieldRow[], id: string, given: Given) {
  const before = rows.find((row) => row.id === id);
  const { kind, label, type, privacy } = given;
  checkLabel(rows, id, kind, label);
  checkCategory(ctx, given);
  if (!PRIVACY_OF_TYPE[type].includes(privacy)) throw new AppError('input.invalid', { field: 'privacy' });
  if (before && (before.type !== type || before.kind !== kind)) {
    const count = countCustom(ctx.session().store, id, { binned: true });
    if (count > 0) throw new AppError('field.typeInUse', { label: before.label, count });
  }
  const choices = HAS_CHOICES.has(type)
    ? mergeChoices(before ? choicesOf(before) : [], given.choices, ctx.ports.newId)
    : [];
  return {
    kind,
    category_id: given.categoryId,
    label,
    type,
    choices: JSON.stringify(choices),
    required: given.required ? 1 : 0,
    privacy,
    in_table: given.inTable ? 1 : 0,
  };
}

async function rowOf(ctx: Ctx, id: string): Promise<FieldRow> {
  const row = (await fieldRows(ctx.session().store)).find((one) => one.id === id);
  if (!row) throw new AppError('notFound');
  return row;
}

export const fieldHandlers: Handlers<Ctx>['fields'] = {
  list: async (_input, ctx) => {
    const rows = await fieldRows(ctx.session().store);
    const shown = (removed: boolean) =>
      rows
        .filter((row) => (row.deleted_at_ms !== null) === removed)
        .flatMap((row) => toOfficeField(row) ?? []);
    return { fields: shown(false), removed: shown(true) };
  },
  usage: async (input, ctx) => {
    const { store } = ctx.session();
    const row = await rowOf(ctx, input.id);
    return {
      records: countCustom(store, row.id, { binned: false }),
      choices: HAS_CHOICES.has(row.type as Given['type']) ? countChoices(store, row.id) : {},
    };
  },
  save: async (input, ctx) => {
    const session = ctx.session();
    const id = input.id ?? ctx.ports.newId();
    await session.write({ label: 'fieldSave', actor: ctx.actor }, async (batch) => {
      const rows = await fieldRows(session.store);
      const columns = columnsOf(ctx, rows, id, input.field);
      if (input.id) await batch.update('fields', id, columns, input.version);
      else await batch.insert('fields', { id, ...columns, position: rows.length });
    });
    const saved = toOfficeField(await rowOf(ctx, id));
    if (!saved) throw new AppError('notFound');
    return saved;
  },
  remove: async (input, ctx) => {
    await ctx.session().write({ label: 'fieldRemove', actor: ctx.actor }, async (batch) => {
      if (!(await batch.remove('fields', input.id))) throw new AppError('notFound');
    });
    return { ok: true };
  },
  restore: async (input, ctx) => {
    const session = ctx.session();
    await session.write({ label: 'fieldRestore', actor: ctx.actor }, async (batch) => {
      const row = await rowOf(ctx, input.id);
      checkLabel(await fieldRows(session.store), row.id, row.kind as Given['kind'], row.label);
      await batch.restore('fields', input.id);
    });
    return { ok: true };
  },
  reorder: async (input, ctx) => {
    await ctx.session().write({ label: 'fieldReorder', actor: ctx.actor }, async (batch) => {
      for (const [position, id] of input.ids.entries()) await batch.update('fields', id, { position });
    });
    return { ok: true };
  },
};
