import type { ParserRequest, ParserResult } from './services/imports/parserProtocol.ts';

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
  readonly pdf?: PdfPort;
};
