import type { ErrorCode } from '#shared/contract/errors';
import type { FoundTile, TileFormat, TilePackage } from './services/basemaps/reader/tileProtocol.ts';
import type { ParserRequest, ParserResult } from './services/imports/parserProtocol.ts';
import type { TrainRequest, TrainResult } from './services/learning/trainerProtocol.ts';

/** A4 page set-up of a PDF. */
export type PdfOptions = { readonly landscape: boolean };

/**
 * Turns one self-contained HTML page into a PDF. Electron: a hidden window; host: an installed Chromium, Chrome or Edge.
 * Rejects with AppError `pdf.failed`; undefined port = no such program (`pdf.unavailable`).
 */
export type PdfPort = (html: string, options: PdfOptions, signal: AbortSignal) => Promise<Uint8Array>;

/**
 * Parses a file in a process that can be killed. Rejects with AppError `file.*`,
 * `file.timeout` after its time limit, `cancelled` when the signal fires.
 */
export type ParserPort = (request: ParserRequest, signal: AbortSignal) => Promise<ParserResult>;

/** Reads tile packages in a process that can be killed; one that hangs or breaks down never reaches the core. */
export type TilePort = {
  /** Judges a new file. Rejects with AppError basemap.notTiles, .empty, .unsupported, .damaged, .timeout, file.gone. */
  readonly inspect: (file: string, format: 'mbtiles' | 'pmtiles') => Promise<TilePackage>;
  /** One tile as it is; null where there is none. Rejects with basemap.damaged, .timeout, file.gone, cancelled. */
  readonly tile: (
    file: string,
    format: TileFormat,
    z: number,
    x: number,
    y: number,
  ) => Promise<FoundTile | null>;
  /** Why a file is not read at the moment; null when it is. */
  readonly faultOf: (file: string) => ErrorCode | null;
  /** Lets a file go, so that it can be deleted. */
  readonly release: (file: string) => Promise<void>;
  /** Ends the processes; a later question starts them again. */
  readonly end: () => void;
};

/**
 * Learns from the office's closed problems in a process that can be killed. Rejects with AppError `learning.failed`,
 * `cancelled` when the signal fires.
 */
export type TrainerPort = (request: TrainRequest, signal: AbortSignal) => Promise<TrainResult>;

/** All that the core takes from outside: nothing in it reads a clock, makes an id or finds a folder by itself. */
export type CorePorts = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Folder of the program's own small files (recent maps). */
  readonly stateDir: string;
  /** Folder where new maps are made by default. */
  readonly mapsDir: string;
  /** Folder of the program's read-only resources (categories, demo word lists, print styles). */
  readonly resourcesDir: string;
  readonly version: string;
  readonly host: 'desktop' | 'browser' | 'script';
  readonly parser: ParserPort;
  readonly tiles: TilePort;
  readonly trainer: TrainerPort;
  readonly pdf?: PdfPort;
};
