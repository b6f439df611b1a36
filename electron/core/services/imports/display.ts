import type { ImportPlan, RowError } from '#shared/contract/imports';
import { formatWeekly } from '#shared/domain/availability/index';
import { choiceLabel } from '#shared/domain/fields/index';
import type { PlannedError, PlannedRow, PlanSheet } from '#shared/domain/imports/plan';
import { cleanCell } from '#shared/domain/imports/text';
import type { FieldSpec } from '#shared/domain/kinds/index';
import type { WeeklySlot } from '#shared/domain/kinds/values';
import { maskField, maskName } from '#shared/domain/privacy';
import { isWritten, WRITINGS } from '#shared/domain/written/index';
import { dynamicText, translator } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';

const t = translator('zh-CN');

const choiceWord = (field: FieldSpec, choice: unknown): string =>
  choiceLabel(field, String(choice), (key) => dynamicText(key));

function plainText(ctx: Ctx, field: FieldSpec, value: unknown): string {
  if (isWritten(field.type))
    return WRITINGS[field.type].format(value, (key, params) => dynamicText(key, params) ?? key);
  switch (field.type) {
    case 'choice':
      return choiceWord(field, value);
    case 'choices':
      return Array.isArray(value) ? value.map((choice) => choiceWord(field, choice)).join('、') : '';
    case 'level':
      return dynamicText(`level.${String(value)}`) ?? String(value);
    case 'boolean':
      return value ? t('yes') : t('no');
    case 'tags':
    case 'skills':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'weekly':
      return formatWeekly(value as WeeklySlot[], (key, params) => dynamicText(key, params) ?? '');
    case 'category':
      return ctx.session().categories().get(String(value))?.name ?? '';
    default:
      return String(value);
  }
}

/** The name in a cell that a registered person was found by, masked. */
function personCell(plan: ImportPlan, row: PlannedRow, key: string): string {
  const column = Object.keys(plan.mapping).find((index) => plan.mapping[index] === key);
  return maskName(cleanCell(row.cells[Number(column)] ?? ''));
}

/** A row's values as text by field key, personal ones masked; a cell in error stands as it is in the file, masked. */
export function shownValues(ctx: Ctx, plan: ImportPlan, row: PlannedRow): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [key, value] of Object.entries(row.values)) {
    const field = ctx.session().fields().field(plan.kind, key);
    if (field?.type === 'person' && value !== undefined) shown[key] = personCell(plan, row, key);
    else if (field && isWritten(field.type)) shown[key] = plainText(ctx, field, maskField(field, value));
    else if (field && value !== undefined)
      shown[key] = String(maskField(field, plainText(ctx, field, value)) ?? '');
  }
  for (const error of row.errors) {
    const key = error.column === null ? undefined : plan.mapping[String(error.column)];
    if (key !== undefined) shown[key] = shownCell(ctx, plan, error);
  }
  return shown;
}

/** The cell of an error as everybody may see it. */
function shownCell(ctx: Ctx, plan: ImportPlan, { column, value }: PlannedError): string {
  const key = column === null ? '' : (plan.mapping[String(column)] ?? '');
  const field = ctx.session().fields().field(plan.kind, key);
  const text = cleanCell(value).slice(0, 80);
  return field ? String(maskField(field, text) ?? '') : text;
}

/** A spreadsheet's letters for a 0-based column: A … Z, AA …. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** An error as the contract tells it: the column by its heading. */
export function toRowError(ctx: Ctx, plan: ImportPlan, sheet: PlanSheet, error: PlannedError): RowError {
  const { row, column, code, params } = error;
  const heading = column === null ? null : cleanCell(sheet.rows[plan.headerRow]?.[column] ?? '');
  return {
    row,
    column: column === null ? null : heading || columnLetters(column),
    code,
    params: { ...params },
    value: shownCell(ctx, plan, error),
  };
}
