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
      looksLike: z.enum([
        'text',
        'number',
        'date',
        'phone',
        'namePhone',
        'lng',
        'lat',
        'lngLat',
        'idNumber',
        'recordId',
        'empty',
      ]),
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

/** Targets of a column besides a kind's field keys: positions; name and phone in one cell, the row's kind, its id. */
export const POSITION_TARGETS = ['@lng', '@lat', '@lngLat'] as const;
export { ROW_TARGETS } from '#shared/domain/imports/targets';

/** What may be done with a row that meets a record of the map; `ask`: nothing until somebody has chosen. */
export const rowActionSchema = z.enum(['add', 'update', 'skip']);
export type RowAction = z.infer<typeof rowActionSchema>;

export const importPlanSchema = z.object({
  importId: idSchema,
  sheet: z.number().int().min(0),
  headerRow: z.number().int().min(0),
  kind: kindIdSchema,
  /** Column index (as text) → field key of the kind, or one of POSITION_TARGETS or ROW_TARGETS; others are left out. */
  mapping: z.record(z.string(), z.string()),
  /** In which system the coordinates are; `none`: the file has none. */
  crs: z.union([coordinateSystemSchema, z.literal('none')]),
  /** Category for every row that names none. */
  categoryId: z.string().nullable(),
  /** Values for fields that the file does not have (e.g. consentBasis). */
  defaults: z.record(z.string(), z.unknown()).default({}),
  /** For words that name no category (`<scope>:<word>`): a category's id, `+` to make one of that name, '' for none. */
  categoryWords: z.record(z.string(), z.string()).default({}),
  /** What becomes of rows that differ from their record, and of rows that may be one that is there. */
  changed: z.enum(['update', 'skip']).default('update'),
  duplicates: z.enum(['ask', 'add', 'update', 'skip']).default('ask'),
  /** The same for single rows (1-based), over the two above. */
  rowActions: z.record(z.string(), rowActionSchema).default({}),
  /** A blank cell empties the field of the record that it updates; otherwise it says nothing. */
  blankErases: z.boolean().default(false),
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

/** What a row is beside the map: not there, different from its record, the same, perhaps there, or in error. */
export const rowStatusSchema = z.enum(['new', 'changed', 'identical', 'duplicate', 'error']);
export type RowStatus = z.infer<typeof rowStatusSchema>;

/** A row as it would be saved: texts by field key, masked as everywhere. */
export const previewRowSchema = z.object({
  row: z.number(),
  kind: kindIdSchema,
  status: rowStatusSchema,
  /** What the plan does with it; null: somebody has to choose. */
  action: rowActionSchema.nullable(),
  values: z.record(z.string(), z.string()),
  /** Fields that an update would change; key `@place` is the position. */
  changes: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
  /** The record or the row of the file (1-based) that it meets, and by what: i18n key `import.match.<by>`. */
  match: z
    .object({ id: z.string().nullable(), row: z.number().nullable(), name: z.string(), by: z.string() })
    .nullable(),
  errors: z.array(rowErrorSchema),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

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
    /** `remembered`: the plan is the choice made the last time for a file of this shape. */
    output: importPlanSchema.extend({ remembered: z.boolean() }),
    topics: ['settings'],
    permission: 'data.import',
  }),
  /** Forgets what was chosen for files of this shape. */
  forget: command({
    input: z.object({
      importId: idSchema,
      sheet: z.number().int().min(0),
      headerRow: z.number().int().min(0),
    }),
    output: z.object({ ok: z.literal(true) }),
    topics: ['settings'],
    permission: 'data.import',
  }),
  /** What a plan would do; writes nothing. */
  preview: query({
    input: importPlanSchema.extend({
      /** Which rows to show: of one status, from the given one on. */
      status: rowStatusSchema.optional(),
      offset: z.number().int().min(0).default(0),
    }),
    output: z.object({
      total: z.number(),
      /** Rows by what they are. */
      counts: z.record(rowStatusSchema, z.number()),
      /** Rows that the plan would add or update. */
      ready: z.number(),
      /** Rows about which somebody has to choose first. */
      undecided: z.number(),
      /** Ready rows that would be new records without a place. */
      withoutPlace: z.number(),
      /** Ready new records without coordinates that are placed where their address leads. */
      byAddress: z.number(),
      /** Words that name no category, with the kind they stand for; most frequent first. */
      unknownCategories: z.array(z.object({ kind: kindIdSchema, word: z.string(), count: z.number() })),
      /** New persons without a ground and day of consent: they are errors until the file's are told. */
      withoutConsent: z.number(),
      /** Points in WGS-84 as the plan reads them (at most 5,000, pairs). */
      points: float64ArraySchema,
      outside: z.number(),
      /** The points would fall inside if read in this system or order: a wrong choice is likely. */
      hint: z.union([coordinateSystemSchema, z.literal('swapped')]).nullable(),
      /** The first hundred rows of those asked for, and how many there are. */
      rows: z.array(previewRowSchema),
      rowsTotal: z.number(),
    }),
    topics: ['things', 'cells', 'categories', 'maps'],
    permission: 'data.import',
  }),
  /** Where the coordinates of a sheet would fall in each system. */
  systems: query({
    input: importPlanSchema,
    output: z.object({
      /** Rows with coordinates among those looked at (the first 1,000). */
      pairs: z.number(),
      /** The likely one, judged by the community's outline and the file's own words. */
      likely: coordinateSystemSchema.nullable(),
      choices: z.array(
        z.object({
          crs: coordinateSystemSchema,
          /** WGS-84, at most 400 pairs. */
          points: float64ArraySchema,
          inside: z.number(),
          /** Median distance of the points outside from the outline, metres; null when none is outside. */
          offsetM: z.number().nullable(),
        }),
      ),
    }),
    topics: ['cells', 'maps'],
    permission: 'data.import',
  }),
  /** Saves the rows that are ready in one undoable batch. Errors: import.expired, import.nothingToDo, cancelled. */
  commit: command({
    input: importPlanSchema.extend({ jobId: idSchema.optional() }),
    output: z.object({
      batchId: z.string(),
      created: z.number(),
      updated: z.number(),
      skipped: z.number(),
      identical: z.number(),
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
  /** An empty list of a kind to fill in: heading, a sample row, drop-downs of the office's own words, 填写说明. */
  template: query({
    input: z.object({ kind: kindIdSchema }),
    output: z.object({ fileName: z.string(), bytes: bytesSchema }),
    topics: ['categories', 'maps'],
    permission: 'data.import',
  }),
  discard: command({
    input: z.object({ importId: idSchema }),
    output: z.object({ ok: z.literal(true) }),
    topics: [],
    permission: 'data.import',
  }),
};
