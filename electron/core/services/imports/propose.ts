import type { ImportPlan } from '#shared/contract/imports';
import type { ParsedInputOf } from '#shared/contract/index';
import {
  type ColumnSeen,
  type Mapping,
  mappingKey,
  proposeKind,
  proposeMapping,
} from '#shared/domain/imports/propose';
import { summarise } from '#shared/domain/imports/sheet';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { sheetOf } from './reader.ts';
import { filePairs, likelySystem, outlineOf, systemByWords } from './systems.ts';

type Remembered = Readonly<Record<string, Mapping>>;

/** What the user chose the last time for a file of these headings; the kind too, when it is not given. */
function recall(
  remembered: Remembered,
  columns: readonly ColumnSeen[],
  kind: KindId | undefined,
): { kind: KindId; mapping: Mapping } | undefined {
  for (const id of kind ? [kind] : KIND_IDS) {
    const mapping = remembered[mappingKey(id, columns)];
    if (mapping) return { kind: id, mapping };
  }
  return undefined;
}

/** Proposes what the rows are, which column is what, and in which system the coordinates stand. */
export async function proposePlan(input: ParsedInputOf<'imports.propose'>, ctx: Ctx): Promise<ImportPlan> {
  const { file, sheet } = sheetOf(ctx, input.importId, input.sheet);
  const settings = await readSettings(ctx.session().store);
  const { columns } = summarise(sheet.rows, input.headerRow);
  const book = ctx.session().fields();
  const recalled = recall(settings.importMappings, columns, input.kind);
  const titles = sheet.rows.slice(0, input.headerRow).map((row) => row.join(' '));
  const kind =
    recalled?.kind ?? input.kind ?? proposeKind(columns, [file.fileName, sheet.name, ...titles], book);
  const hasShapes = sheet.shapes?.some((shape) => shape !== null) ?? false;
  const mapping = recalled?.mapping ?? proposeMapping(kind, columns, { positions: !hasShapes, book }).mapping;

  const pairs = filePairs(sheet, { headerRow: input.headerRow, mapping });
  const outline = outlineOf(ctx.session().cells());
  const usual = settings.importCrs === 'none' ? 'gcj02' : settings.importCrs;
  const preferred = systemByWords(sheet, file.fileName) ?? file.crs ?? usual;
  const crs = outline ? likelySystem(pairs, outline, preferred) : preferred;
  return {
    importId: input.importId,
    sheet: input.sheet,
    headerRow: input.headerRow,
    kind,
    mapping: Object.fromEntries(
      Object.entries(mapping).filter(([, key]) => key.startsWith('@') || book.field(kind, key) !== undefined),
    ),
    crs: pairs.length > 0 ? crs : 'none',
    categoryId: null,
    defaults: {},
    skipDuplicates: true,
  };
}
