import { IMPORT_MAX_BYTES } from '#shared/domain/imports/limit';

/** What a file may be at most; beyond it the answer is a message, never a hang or a crash. */
export type FileLimits = {
  readonly bytes: number;
  /** All parts of a workbook together, unpacked. */
  readonly inflatedBytes: number;
  /** A part of a zip larger than `bombBytes` may be at most so many times its packed size. */
  readonly ratio: number;
  readonly bombBytes: number;
  readonly zipEntries: number;
  readonly rows: number;
  readonly columns: number;
  /** Brackets inside brackets in JSON; GeoJSON itself needs eight. */
  readonly jsonDepth: number;
  /** Elements inside elements in KML and GPX. */
  readonly xmlDepth: number;
};

export const FILE_LIMITS: FileLimits = {
  bytes: IMPORT_MAX_BYTES,
  inflatedBytes: 400 * 1024 * 1024,
  ratio: 500,
  bombBytes: 16 * 1024 * 1024,
  zipEntries: 5_000,
  rows: 200_000,
  columns: 500,
  jsonDepth: 64,
  xmlDepth: 128,
};

/** What the parsing process may take before it is ended: `baseMs` for any file, `msPerMb` more for each MiB of it. */
export type ProcessLimits = {
  readonly baseMs: number;
  readonly msPerMb: number;
  readonly heapMb: number;
};

/** A small file that takes long is a broken one; a large one may take its time. */
export const PROCESS_LIMITS: ProcessLimits = { baseMs: 8_000, msPerMb: 2_000, heapMb: 1_024 };

/** The memory that the parsing process may hold in all, MiB: its heap, the file, and what was unpacked of it. */
export const RESIDENT_MB = 1_536;

/** How long the parser may take over a file of so many bytes, milliseconds. */
export const timeLimitMs = (bytes: number, limits: ProcessLimits): number =>
  limits.baseMs + (bytes / 1024 / 1024) * limits.msPerMb;

/** A mebibyte figure for a message. */
export const toMb = (bytes: number): number => Math.max(0.1, Math.round((bytes / 1024 / 1024) * 10) / 10);
