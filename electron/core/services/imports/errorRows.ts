import { setImmediate as nextTurn } from 'node:timers/promises';
import { utils, write } from '@e965/xlsx';
import type { ImportPlan } from '#shared/contract/imports';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { assessRows } from './assess.ts';
import { toRowError } from './display.ts';
import { baseName } from './open.ts';
import { sheetOf } from './reader.ts';

/**
 * The rows in error as they stand in the file, each with what is wrong in its last column: to correct and import
 * again. All cells are text, so nothing in them is run as a formula.
 */
export async function errorWorkbook(
  plan: ImportPlan,
  ctx: Ctx,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { file, sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const header = sheet.rows[plan.headerRow] ?? [];
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), header.length);
  const wide = (cells: readonly string[], last: string): string[] => [
    ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
    last,
  ];
  const lines = [wide(header, dynamicText('import.errorColumn') ?? '')];
  for await (const { row } of assessRows(ctx, plan, nextTurn)) {
    if (row.errors.length === 0) continue;
    const texts = row.errors.map((error) => {
      const { column, code, params } = toRowError(ctx, plan, sheet, error);
      return `${column === null ? '' : `${column}：`}${dynamicText(`import.error.${code}`, params) ?? code}`;
    });
    lines.push(wide(row.cells, texts.join('；')));
  }
  // The rows stand there in full: what leaves the program in full is logged.
  await ctx.session().logAccess(ctx.actor, {
    action: 'importErrors',
    entityId: null,
    fields: Object.values(plan.mapping),
    purpose: file.fileName,
    count: lines.length - 1,
  });
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(lines),
    sheet.name.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31) || '1',
  );
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  return { fileName: `${baseName(file.fileName)}-${dynamicText('import.errorFile') ?? ''}.xlsx`, bytes };
}
