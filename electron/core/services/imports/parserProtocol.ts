import type { ErrorCode, ErrorParams } from '#shared/contract/errors';
import type { ImportFormat } from '#shared/contract/imports';
import type { Geometry } from '#shared/domain/geo/types';

/** What the killable parser is asked: one file's bytes. */
export type ParserRequest = { readonly fileName: string; readonly bytes: Uint8Array };

/** A sheet as text: every cell as the user sees it, dates as `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`, empty rows at the end cut. */
export type ParsedSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
};

/** A feature of a geographic file; coordinates as they stand in the file. */
export type ParsedFeature = {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, string>>;
};

export type ParserResult = {
  readonly format: ImportFormat;
  readonly encoding: string | null;
  readonly sheets: readonly ParsedSheet[];
  readonly features: readonly ParsedFeature[] | null;
  /** The system that the file itself says its coordinates are in. */
  readonly crs?: 'wgs84' | 'cgcs2000' | null;
  readonly warnings: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
};

/** What the parsing thread says, once. */
export type ParserAnswer =
  | { readonly ok: true; readonly result: ParserResult }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };
