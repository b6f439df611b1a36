import { z } from 'zod';

/**
 * Every error that the core may answer with. The text is `error.<code>` in i18n, filled with `params`.
 * Params hold only what a user may read: counts, names of columns, limits; never a path, a stack or personal data.
 */
export const ERROR_CODES = [
  'internal',
  'input.invalid',
  'permission.denied',
  'session.expired',
  'method.unknown',
  'notFound',
  'conflict',
  'cancelled',
  'learning.failed',
  'link.self',
  'link.exists',
  'branch.exists',
  'branch.loop',
  'team.full',
  'consent.missing',
  'consent.withdrawn',
  'map.notOpen',
  'map.exists',
  'map.notFound',
  'map.notAMap',
  'map.damaged',
  'map.fromFuture',
  'map.busy',
  'map.readOnly',
  'disk.full',
  'disk.denied',
  'file.empty',
  'file.tooLarge',
  'file.typeUnknown',
  'file.typeMismatch',
  'file.encrypted',
  'file.damaged',
  'file.noRows',
  'file.noArea',
  'file.tooManyRows',
  'file.tooManyColumns',
  'file.tooMuchContent',
  'file.tooDeep',
  'file.notJson',
  'file.geojsonInvalid',
  'file.xmlDoctype',
  'file.projection',
  'file.timeout',
  'file.tooHeavy',
  'file.heic',
  'file.active',
  'file.macro',
  'file.notTaken',
  'file.turned',
  'file.tooMany',
  'file.gone',
  'field.typeInUse',
  'field.labelTaken',
  'field.required',
  'import.expired',
  'import.noName',
  'import.nothingToDo',
  'address.noGuess',
  'import.undecided',
  'category.noSheet',
  'cells.invalidShape',
  'cells.outsideParent',
  'cells.codeTaken',
  'grid.noOutline',
  'grid.tooManyCells',
  'grid.sizeInvalid',
  'grid.nothingToGoBy',
  'undo.nothing',
  'undo.conflict',
  'problem.stateInvalid',
  'problem.noPicks',
  'problem.resultMissing',
  'pdf.unavailable',
  'pdf.failed',
  'basemap.address',
  'basemap.insecureKey',
  'basemap.upload',
  'basemap.busy',
  'basemap.notTiles',
  'basemap.empty',
  'basemap.unsupported',
  'basemap.damaged',
  'basemap.timeout',
  'basemap.offline',
  'basemap.refused',
  'basemap.placement',
  'basemap.pictureTile',
  'basemap.pictureIncomplete',
  'basemap.picture',
  'basemap.pictureTif',
  'basemap.pictureTooLarge',
  'basemap.pdf',
  'basemap.pdfLocked',
  'basemap.noShapes',
  'basemap.tooManyShapes',
  'backup.notFound',
  'backup.failed',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const errorParamsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type ErrorParams = z.infer<typeof errorParamsSchema>;

export const contractErrorSchema = z.object({ code: z.enum(ERROR_CODES), params: errorParamsSchema });
export type ContractError = z.infer<typeof contractErrorSchema>;

/** An error with a code that a user can be told; everything else becomes `internal` at the door. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
