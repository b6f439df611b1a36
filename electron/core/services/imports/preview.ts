import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';
import { contains } from '#shared/domain/geo/polygon';
import type { Ctx } from '../../context.ts';
import { assessRows } from './assess.ts';
import { shownValues, toRowError } from './display.ts';
import { sheetOf } from './reader.ts';
import { betterReading, filePairs, outlineOf } from './systems.ts';

const SHOWN_ROWS = 100;
const SHOWN_ERRORS = 500;
const SHOWN_POINTS = 5_000;

/** Counts what a plan would do and shows its first rows, errors and points; writes nothing. */
export async function previewPlan(plan: ImportPlan, ctx: Ctx): Promise<OutputOf<'imports.preview'>> {
  const { sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const outline = outlineOf(ctx.session().cells());
  const counts = {
    total: 0,
    ready: 0,
    duplicates: 0,
    withoutPlace: 0,
    byAddress: 0,
    uncategorised: 0,
    outside: 0,
    errorCount: 0,
  };
  const rows: OutputOf<'imports.preview'>['rows'] = [];
  const errors: OutputOf<'imports.preview'>['errors'] = [];
  const points: number[] = [];
  for await (const assessed of assessRows(ctx, plan, nextTurn)) {
    const { row, status, anchor, byAddress } = assessed;
    counts.total += 1;
    if (status === 'ready') counts.ready += 1;
    else if (status === 'duplicate') counts.duplicates += 1;
    else counts.errorCount += 1;
    if (status === 'ready' && byAddress) counts.byAddress += 1;
    if (status === 'ready' && !anchor) counts.withoutPlace += 1;
    if (status === 'ready' && row.unknownCategory) counts.uncategorised += 1;
    if (anchor && outline && !contains(outline, anchor)) counts.outside += 1;
    if (anchor && points.length < SHOWN_POINTS * 2) points.push(...anchor);
    for (const error of row.errors)
      if (errors.length < SHOWN_ERRORS) errors.push(toRowError(ctx, plan, sheet, error));
    if (rows.length < SHOWN_ROWS) rows.push({ row: row.row, status, values: shownValues(ctx, plan, row) });
  }
  const hint =
    outline && plan.crs !== 'none' ? betterReading(filePairs(sheet, plan), outline, plan.crs) : null;
  return { ...counts, points: Float64Array.from(points), hint, errors, rows };
}
