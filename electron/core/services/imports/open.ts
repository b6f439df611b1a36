import { AppError } from '#shared/contract/errors';
import type { ImportFile } from '#shared/contract/imports';
import type { ParsedInputOf } from '#shared/contract/index';
import type { GeoFeature } from '#shared/domain/imports/features';
import { maskSummary } from '#shared/domain/imports/maskSummary';
import { featureSheet, summarise } from '#shared/domain/imports/sheet';
import type { Ctx } from '../../context.ts';
import type { OpenedImport } from './desk.ts';
import type { ParserResult } from './parserProtocol.ts';

type Shapes = NonNullable<ImportFile['shapes']>;

const SHAPE_OF = { Point: 'points', LineString: 'lines', Polygon: 'areas', MultiPolygon: 'areas' } as const;

function countShapes(features: readonly GeoFeature[]): Shapes {
  const shapes: Shapes = { points: 0, lines: 0, areas: 0, none: 0 };
  for (const { geometry } of features) shapes[geometry ? SHAPE_OF[geometry.type] : 'none'] += 1;
  return shapes;
}

/** The sheets of a result; a geographic file is one sheet of its properties with the shapes beside it. */
function sheetsOf(result: ParserResult, fileName: string): OpenedImport['sheets'] {
  if (result.features) return [{ name: baseName(fileName), ...featureSheet(result.features) }];
  return result.sheets.map(({ name, rows }) => ({ name: name || baseName(fileName), rows }));
}

/** The name without folder and ending. */
export function baseName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,10}$/, '');
}

/** Reads a file apart from this thread and keeps it on the desk. Errors: file.*, cancelled. */
export async function openImport(input: ParsedInputOf<'imports.open'>, ctx: Ctx): Promise<ImportFile> {
  const { imports } = ctx.session();
  const job = ctx.job(input.jobId);
  try {
    job.progress('importOpen', 0, 1);
    const result = await ctx.ports.parser({ fileName: input.fileName, bytes: input.bytes }, job.signal);
    const sheets = sheetsOf(result, input.fileName);
    const summaries = sheets.map(({ name, rows }, index) => ({
      index,
      name,
      hidden: result.sheets[index]?.hidden ?? false,
      // The properties of features are always headed by their first row.
      ...maskSummary(summarise(rows, result.features ? 0 : undefined)),
    }));
    const hasRows = result.features
      ? result.features.length > 0
      : summaries.some((sheet) => sheet.rowCount > 0);
    if (!hasRows) throw new AppError('file.noRows');
    const { format, encoding, features } = result;
    const { importId } = imports.put({
      fileName: input.fileName,
      format,
      sheets,
      features,
      crs: result.crs ?? null,
    });
    job.progress('importOpen', 1, 1);
    return {
      importId,
      fileName: input.fileName,
      format,
      encoding,
      sheets: summaries.map((sheet) => (features ? { ...sheet, rowCount: features.length } : sheet)),
      shapes: features && countShapes(features),
      warnings: result.warnings.map(({ code, params }) => ({ code, params: { ...params } })),
    };
  } finally {
    job.end();
  }
}
