import { z } from 'zod';
import { coordinateSystemSchema } from '#shared/domain/geo/types';
import { bytesSchema, float64ArraySchema, idSchema, kindIdSchema } from './common.ts';
import { command, query } from './define.ts';

export const sheetSchema = z.object({
  index: z.number(),
  name: z.string(),
  hidden: z.boolean(),
  /** Filled rows below the header. */
  rowCount: z.number(),
  /** 0-based row of the header found under merged titles and notes. */
  headerRow: z.number(),
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      samples: z.array(z.string()),
      /** What the values look like. */
      looksLike: z.enum(['text', 'number', 'date', 'phone', 'lng', 'lat', 'lngLat', 'idNumber', 'empty']),
    }),
  ),
  /** The first rows as they stand, title rows included, for showing where the header is. */
  firstRows: z.array(z.array(z.string())),
});
export type ImportSheet = z.infer<typeof sheetSchema>;

/** What a file can be by its content. A dBASE table is what stands beside a Shapefile, or by itself. */
export const importFormatSchema = z.enum([
  'xlsx',
  'xls',
  'csv',
  'geojson',
  'kml',
  'kmz',
  'gpx',
  'shapefile',
  'dbf',
]);
export type ImportFormat = z.infer<typeof importFormatSchema>;

export const importFileSchema = z.object({
  importId: idSchema,
  fileName: z.string(),
  format: importFormatSchema,
  /** Encoding found by content, for text files. */
  encoding: z.string().nullable(),
  sheets: z.array(sheetSchema),
  /** For geographic files: shapes by type; null for tables. */
  shapes: z.object({ points: z.number(), lines: z.number(), areas: z.number(), none: z.number() }).nullable(),
  /** File-level warnings as i18n keys `import.warning.<code>`. */
  warnings: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type ImportFile = z.infer<typeof importFileSchema>;

/** Targets of a column besides a kind's field keys: position columns. */
export const POSITION_TARGETS = ['@lng', '@lat', '@lngLat'] as const;

export const importPlanSchema = z.object({
  importId: idSchema,
  sheet: z.number().int().min(0),
  headerRow: z.number().int().min(0),
  kind: kindIdSchema,
  /** Column index (as text) → field key of the kind, or one of POSITION_TARGETS; unmapped columns are left out. */
  mapping: z.record(z.string(), z.string()),
  /** In which system the coordinates are; `none`: the file has none. */
  crs: z.union([coordinateSystemSchema, z.literal('none')]),
  /** Category for every row that names none. */
  categoryId: z.string().nullable(),
  /** Values for fields that the file does not have (e.g. consentBasis). */
  defaults: z.record(z.string(), z.unknown()).default({}),
  /** Rows equal in name and address (or phone) to a record of the map are left out. */
  skipDuplicates: z.boolean().default(true),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export const rowErrorSchema = z.object({
  /** 1-based row as the spreadsheet shows it. */
  row: z.number(),
  column: z.string().nullable(),
  /** i18n key `import.error.<code>`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  value: z.string(),
});
export type RowError = z.infer<typeof rowErrorSchema>;

export const imports = {
  /** Reads a file apart from the window (killable), and says what is in it. Errors: file.*. */
  open: command({
    input: z.object({ fileName: z.string().max(260), bytes: bytesSchema, jobId: idSchema.optional() }),
    output: importFileSchema,
    topics: [],
    permission: 'data.import',
  }),
  /** Guesses kind, mapping and system for a sheet, from header words, values and remembered choices. */
  propose: query({
    input: z.object({
      importId: idSchema,
      sheet: z.number().int().min(0),
      headerRow: z.number().int().min(0),
      kind: kindIdSchema.optional(),
    }),
    output: importPlanSchema,
    topics: ['settings'],
    permission: 'data.import',
  }),
  /** What a plan would do; writes nothing. */
  preview: query({
    input: importPlanSchema,
    output: z.object({
      total: z.number(),
      ready: z.number(),
      duplicates: z.number(),
      withoutPlace: z.number(),
      /** Ready rows without coordinates that are placed where their address leads. */
      byAddress: z.number(),
      /** Ready rows whose category words fit no category of the map: they are saved without one (or with the plan's). */
      uncategorised: z.number(),
      /** Points in WGS-84 as the plan reads them (at most 5,000, pairs). */
      points: float64ArraySchema,
      outside: z.number(),
      /** The points would fall inside if read in this system or order: a wrong choice is likely. */
      hint: z.union([coordinateSystemSchema, z.literal('swapped')]).nullable(),
      errorCount: z.number(),
      errors: z.array(rowErrorSchema),
      /** First rows as they would be saved: labels by field key, masked as everywhere. */
      rows: z.array(
        z.object({
          row: z.number(),
          status: z.enum(['ready', 'duplicate', 'error']),
          values: z.record(z.string(), z.string()),
        }),
      ),
    }),
    topics: ['things', 'cells', 'categories', 'maps'],
    permission: 'data.import',
  }),
  /** Saves the rows that are ready in one undoable batch. Errors: import.expired, import.nothingToDo, cancelled. */
  commit: command({
    input: importPlanSchema.extend({ jobId: idSchema.optional() }),
    output: z.object({
      batchId: z.string(),
      created: z.number(),
      skipped: z.number(),
      errors: z.number(),
      unplaced: z.number(),
      byAddress: z.number(),
    }),
    topics: ['things', 'categories', 'history', 'settings'],
    permission: 'data.import',
  }),
  /** The rows in error as a workbook to correct and import again. */
  errorRows: query({
    input: importPlanSchema,
    output: z.object({ fileName: z.string(), bytes: bytesSchema }),
    topics: [],
    permission: 'data.import',
  }),
  discard: command({
    input: z.object({ importId: idSchema }),
    output: z.object({ ok: z.literal(true) }),
    topics: [],
    permission: 'data.import',
  }),
};
