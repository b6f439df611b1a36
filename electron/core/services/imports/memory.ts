import type { ImportMemory, Settings } from '#shared/contract/app';
import type { ImportPlan } from '#shared/contract/imports';
import { mappingKey, shapeKey } from '#shared/domain/imports/propose';
import { summarise } from '#shared/domain/imports/sheet';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { readSettings, writeSettings } from '../settings/service.ts';
import { sheetOf } from './reader.ts';

/** Remembered shapes of files: the oldest go first. */
const REMEMBERED = 50;

type Shape = Pick<ImportPlan, 'importId' | 'sheet' | 'headerRow'>;
type Columns = readonly { readonly header: string }[];
type Remembered = Settings['importMappings'];

const isMemory = (value: Remembered[string]): value is ImportMemory => typeof value.columns === 'object';

const columnsOf = (ctx: Ctx, { importId, sheet, headerRow }: Shape): Columns =>
  summarise(sheetOf(ctx, importId, sheet).sheet.rows, headerRow).columns;

/** What was chosen the last time for a file of these headings; `kind` narrows it to what was chosen for that kind. */
export function recall(
  remembered: Remembered,
  columns: Columns,
  kind: KindId | undefined,
): (Pick<ImportMemory, 'kind' | 'columns'> & Partial<ImportMemory>) | undefined {
  const memory = remembered[shapeKey(columns)];
  if (memory && isMemory(memory) && (kind === undefined || memory.kind === kind)) return memory;
  // Maps of before kept the columns alone, by kind.
  for (const id of kind ? [kind] : KIND_IDS) {
    const mapping = remembered[mappingKey(id, columns)];
    if (mapping && !isMemory(mapping)) return { kind: id, columns: mapping };
  }
  return undefined;
}

async function rewrite(ctx: Ctx, shape: Shape, memory: ImportMemory | null, crs?: Settings['importCrs']) {
  const columns = columnsOf(ctx, shape);
  const keys = new Set([shapeKey(columns), ...KIND_IDS.map((kind) => mappingKey(kind, columns))]);
  const { importMappings } = await readSettings(ctx.session().store);
  const others = Object.entries(importMappings).filter(([key]) => !keys.has(key));
  await writeSettings(ctx, {
    importMappings: Object.fromEntries(
      memory ? [...others.slice(1 - REMEMBERED), [shapeKey(columns), memory]] : others,
    ),
    ...(crs !== undefined && { importCrs: crs }),
  });
}

/** Keeps what was chosen for files of this shape. */
export function rememberPlan(ctx: Ctx, plan: ImportPlan): Promise<void> {
  const { kind, mapping, crs, categoryId, categoryWords, defaults, blankErases } = plan;
  const memory = { kind, columns: mapping, crs, categoryId, categoryWords, defaults, blankErases };
  return rewrite(ctx, plan, memory, crs === 'none' ? undefined : crs);
}

/** Forgets what was chosen for files of this shape. */
export const forgetShape = (ctx: Ctx, shape: Shape): Promise<void> => rewrite(ctx, shape, null);
