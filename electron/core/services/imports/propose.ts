import type { ImportPlan } from '#shared/contract/imports';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { FieldBook } from '#shared/domain/fields/index';
import {
  type ColumnSeen,
  type FieldWords,
  type Mapping,
  proposeKind,
  proposeMapping,
} from '#shared/domain/imports/propose';
import { summarise } from '#shared/domain/imports/sheet';
import { KIND_TARGET, kindFinder } from '#shared/domain/imports/targets';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { recall } from './memory.ts';
import { inAllLanguages, type SheetOfImport, sheetOf } from './reader.ts';
import { filePairs, likelySystem, outlineOf, systemByWords } from './systems.ts';

/** The names that fields have on screens, prints and templates: proper headings too. */
const fieldWords: FieldWords = (kind, key) =>
  inAllLanguages(key === 'name' && kind === 'person' ? 'field.personName' : `field.${key}`);

/** Targets that a kind has, or that any kind has where each row names its own. */
function known(mapping: Mapping, kind: KindId, book: FieldBook): Mapping {
  const kinds = Object.values(mapping).includes(KIND_TARGET) ? KIND_IDS : [kind];
  return Object.fromEntries(
    Object.entries(mapping).filter(
      ([, key]) => key.startsWith('@') || kinds.some((id) => book.field(id, key) !== undefined),
    ),
  );
}

/** The system that the file's own words, the community's outline or the office's habit suggest. */
function proposeSystem(
  ctx: Ctx,
  { file, sheet }: SheetOfImport,
  plan: Pick<ImportPlan, 'headerRow' | 'mapping'>,
  usual: ImportPlan['crs'],
): ImportPlan['crs'] {
  const pairs = filePairs(sheet, plan);
  if (pairs.length === 0) return 'none';
  const outline = outlineOf(ctx.session().cells());
  const preferred = systemByWords(sheet, file.fileName) ?? file.crs ?? (usual === 'none' ? 'gcj02' : usual);
  return outline ? likelySystem(pairs, outline, preferred) : preferred;
}

type Seen = readonly (ColumnSeen & { readonly samples: readonly string[] })[];

/** What the columns are, from scratch. */
function proposeColumns(
  book: FieldBook,
  { file, sheet }: SheetOfImport,
  headerRow: number,
  columns: Seen,
  wanted: KindId | undefined,
): { kind: KindId; mapping: Mapping } {
  const titles = sheet.rows.slice(0, headerRow).map((row) => row.join(' '));
  const kind = wanted ?? proposeKind(columns, [file.fileName, sheet.name, ...titles], book, fieldWords);
  const positions = !(sheet.shapes?.some((shape) => shape !== null) ?? false);
  const findKind = kindFinder((id) => inAllLanguages(`kind.${id}`));
  return {
    kind,
    mapping: proposeMapping(kind, columns, { positions, book, words: fieldWords, findKind }).mapping,
  };
}

/** Ids that tell the kind of a list. */
const ASKED_IDS = 50;

/** The kind of the records whose ids a sheet carries: an exported list is what it was. */
async function kindByIds(
  ctx: Ctx,
  { sheet }: SheetOfImport,
  headerRow: number,
  columns: Seen,
): Promise<KindId | undefined> {
  const column = columns.find(({ looksLike }) => looksLike === 'recordId')?.index;
  if (column === undefined) return undefined;
  const ids = sheet.rows
    .slice(headerRow + 1)
    .map((row) => (row[column] ?? '').trim())
    .filter(Boolean)
    .slice(0, ASKED_IDS);
  const { read } = ctx.session().store;
  const found = await read.selectFrom('things').select('kind').where('id', 'in', ids).distinct().execute();
  return found.length === 1 ? KIND_IDS.find((kind) => kind === found[0]?.kind) : undefined;
}

/** A plan for a sheet: what the user chose the last time for these headings, else what headings and values suggest. */
export async function proposePlan(
  input: ParsedInputOf<'imports.propose'>,
  ctx: Ctx,
): Promise<OutputOf<'imports.propose'>> {
  const opened = sheetOf(ctx, input.importId, input.sheet);
  const settings = await readSettings(ctx.session().store);
  const { columns } = summarise(opened.sheet.rows, input.headerRow);
  const book = ctx.session().fields();
  const memory = recall(settings.importMappings, columns, input.kind);
  const proposed = memory
    ? { kind: memory.kind, mapping: memory.columns }
    : proposeColumns(
        book,
        opened,
        input.headerRow,
        columns,
        input.kind ?? (await kindByIds(ctx, opened, input.headerRow, columns)),
      );
  const mapping = known(proposed.mapping, proposed.kind, book);
  const crs = proposeSystem(
    ctx,
    opened,
    { headerRow: input.headerRow, mapping },
    memory?.crs ?? settings.importCrs,
  );
  return {
    importId: input.importId,
    sheet: input.sheet,
    headerRow: input.headerRow,
    kind: proposed.kind,
    mapping,
    // What was chosen for this shape holds, unless there are no coordinates this time.
    crs: crs === 'none' ? 'none' : (memory?.crs ?? crs),
    categoryId: memory?.categoryId ?? null,
    defaults: memory?.defaults ?? {},
    categoryWords: memory?.categoryWords ?? {},
    changed: 'update',
    duplicates: 'ask',
    rowActions: {},
    blankErases: memory?.blankErases ?? false,
    remembered: memory !== undefined,
  };
}
