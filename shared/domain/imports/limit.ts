/** The largest file that is read, bytes; the window refuses larger ones before it loads them. */
export const IMPORT_MAX_BYTES = 100 * 1024 * 1024;
