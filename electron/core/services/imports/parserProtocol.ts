import type { ErrorCode, ErrorParams } from '#shared/contract/errors';
import type { ImportFormat } from '#shared/contract/imports';
import type { Geometry } from '#shared/domain/geo/types';
import type { Child, StartChild } from '../../childProcess.ts';

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

/** A result without its rows and features, which follow in parts. */
export type ParserHead = Omit<ParserResult, 'sheets' | 'features'> & {
  readonly sheets: readonly Omit<ParsedSheet, 'rows'>[];
  readonly hasFeatures: boolean;
};

/**
 * What the parsing process says. Rows and features come as parts of JSON in UTF-8, each small enough to be read in a few
 * milliseconds: bytes pass between processes by copying, while a hundred thousand strings would hold up both sides.
 */
export type ParserMessage =
  | { readonly type: 'head'; readonly head: ParserHead }
  | { readonly type: 'rows'; readonly sheet: number; readonly bytes: Uint8Array }
  | { readonly type: 'features'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly params: ErrorParams };

/** A parsing process as the core sees it. */
export type ParserChild = Child<ParserRequest, ParserMessage>;
/** Starts a parsing process that may take so much heap. */
export type StartParser = StartChild<ParserRequest, ParserMessage>;
