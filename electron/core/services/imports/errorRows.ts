import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { ImportPlan } from '#shared/contract/imports';
import { headerTexts } from '#shared/domain/imports/header';
import type { PlannedError } from '#shared/domain/imports/plan';
import { dynamicText } from '#shared/i18n/index';
import type { Ctx } from '../../context.ts';
import { lookupsOf } from '../lists/make.ts';
import { type Assessed, assessPlan } from './assess.ts';
import { makeDisplay, type RowDisplay } from './display.ts';
import { rememberPlan } from './memory.ts';
import { baseName } from './open.ts';
import { makePace } from './pace.ts';
import { sheetOf } from './reader.ts';

const HEAD: Partial<ExcelJS.Style> = {
  numFmt: '@',
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  alignment: { vertical: 'middle', wrapText: true },
};
/** Every cell is text, so nothing in it is run as a formula and no digit of a number is lost. */
const PLAIN: Partial<ExcelJS.Style> = { numFmt: '@', alignment: { vertical: 'middle' } };
const BAD: Partial<ExcelJS.Style> = {
  ...PLAIN,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD9D6' } },
};
const REASON: Partial<ExcelJS.Style> = { ...PLAIN, font: { color: { argb: 'FFB42318' } } };

/** XML cannot hold control characters. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

/** What is wrong with a cell and what would be right. */
function reasonOf(display: RowDisplay, error: PlannedError): string {
  const { code, params } = display.error(error);
  return dynamicText(`import.error.${code}`, params) ?? code;
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  at: number,
  { row, errors }: Assessed,
  width: number,
  display: RowDisplay,
) {
  const line = sheet.getRow(at);
  const byColumn = new Map<number, string[]>();
  for (const error of errors)
    if (error.column !== null)
      byColumn.set(error.column, [...(byColumn.get(error.column) ?? []), reasonOf(display, error)]);
  for (let column = 0; column < width; column += 1) {
    const cell = line.getCell(column + 1);
    const reasons = byColumn.get(column);
    cell.value = withoutControls(row.cells[column] ?? '');
    cell.style = reasons ? BAD : PLAIN;
    if (reasons) cell.note = reasons.join('\n');
  }
  const texts = errors.map((error) => {
    const { column } = display.error(error);
    return `${column === null ? '' : `${column}：`}${reasonOf(display, error)}`;
  });
  const last = line.getCell(width + 1);
  last.value = withoutControls([...new Set(texts)].join('；'));
  last.style = REASON;
  line.commit();
}

/** The rows as a workbook: the file's own columns, the cells at fault coloured with a note, the reasons last. */
async function workbookOf(
  rows: readonly Assessed[],
  headers: readonly string[],
  sheetName: string,
  display: RowDisplay,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(sheetName.replace(/[[\]*?:/\\']/g, ' ').slice(0, 31) || '1', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = [...headers.map(() => ({ width: 16 })), { width: 60 }];
  const head = sheet.getRow(1);
  for (const [index, text] of [...headers, dynamicText('import.errorColumn') ?? ''].entries()) {
    head.getCell(index + 1).value = withoutControls(text);
    head.getCell(index + 1).style = HEAD;
  }
  head.commit();
  const pace = makePace(nextTurn);
  for (const [index, assessed] of rows.entries()) {
    writeRow(sheet, index + 2, assessed, headers.length, display);
    if (pace.isDue()) await pace.breathe();
  }
  sheet.commit();
  await book.commit();
  return Buffer.concat(chunks);
}

/**
 * The rows in error as they stand in the file, each with what is wrong: to correct and import again. The choices made
 * for the file are remembered, so that the corrected workbook needs none.
 */
export async function errorWorkbook(
  plan: ImportPlan,
  ctx: Ctx,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { file, sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const rows = (await assessPlan(ctx, plan, nextTurn)).filter(({ status }) => status === 'error');
  const width = rows.reduce((most, { row }) => Math.max(most, row.cells.length), 0);
  const named = headerTexts(sheet.rows, plan.headerRow);
  const headers = Array.from({ length: Math.max(named.length, width) }, (_, index) => named[index] ?? '');
  // The rows stand there in full: what leaves the program in full is logged.
  await ctx.session().logAccess(ctx.actor, {
    action: 'importErrors',
    entityId: null,
    fields: Object.values(plan.mapping),
    purpose: file.fileName,
    count: rows.length,
  });
  await rememberPlan(ctx, plan);
  const display = makeDisplay(plan, sheet, { ...lookupsOf(ctx), fields: ctx.session().fields() });
  return {
    fileName: `${baseName(file.fileName)}-${dynamicText('import.errorFile') ?? ''}.xlsx`,
    bytes: await workbookOf(rows, headers, sheet.name, display),
  };
}
