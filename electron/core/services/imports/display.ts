import type { ImportPlan, RowError } from '#shared/contract/imports';
import { formatWeekly } from '#shared/domain/availability/index';
import type { PlannedError, PlannedRow, PlanSheet } from '#shared/domain/imports/plan';
import { cleanCell } from '#shared/domain/imports/text';
import type { WeeklySlot } from '#shared/domain/kinds/common';
import { type FieldSpec, fieldOf } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';
import { dynamicText, translator } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';

const t = translator('zh-CN');

function plainText(ctx: Ctx, field: FieldSpec, value: unknown): string {
  switch (field.type) {
    case 'choice':
      return dynamicText(`choice.${field.key}.${String(value)}`) ?? String(value);
    case 'level':
      return dynamicText(`level.${String(value)}`) ?? String(value);
    case 'boolean':
      return value ? t('yes') : t('no');
    case 'tags':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'weekly':
      return formatWeekly(value as WeeklySlot[], (key, params) => dynamicText(key, params) ?? '');
    case 'category':
      return ctx.session().categories().get(String(value))?.name ?? '';
    default:
      return String(value);
  }
}

/** A row's values as text by field key, personal ones masked; a cell in error stands as it is in the file, masked. */
export function shownValues(ctx: Ctx, plan: ImportPlan, row: PlannedRow): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [key, value] of Object.entries(row.values)) {
    const field = fieldOf(plan.kind, key);
    if (field && value !== undefined)
      shown[key] = String(maskField(field, plainText(ctx, field, value)) ?? '');
  }
  for (const error of row.errors) {
    const key = error.column === null ? undefined : plan.mapping[String(error.column)];
    if (key !== undefined) shown[key] = shownCell(plan, error);
  }
  return shown;
}

/** The cell of an error as everybody may see it. */
function shownCell(plan: ImportPlan, { column, value }: PlannedError): string {
  const field = column === null ? undefined : fieldOf(plan.kind, plan.mapping[String(column)] ?? '');
  const text = cleanCell(value).slice(0, 80);
  return field ? String(maskField(field, text) ?? '') : text;
}

/** A spreadsheet's letters for a 0-based column: A … Z, AA …. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** An error as the contract tells it: the column by its heading. */
export function toRowError(plan: ImportPlan, sheet: PlanSheet, error: PlannedError): RowError {
  const { row, column, code, params } = error;
  const heading = column === null ? null : cleanCell(sheet.rows[plan.headerRow]?.[column] ?? '');
  return {
    row,
    column: column === null ? null : heading || columnLetters(column),
    code,
    params: { ...params },
    value: shownCell(plan, error),
  };
}
