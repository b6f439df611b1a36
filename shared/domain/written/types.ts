/** A text by its key; the caller gives its translator. */
export type WrittenText = (key: string, params?: Readonly<Record<string, string>>) => string;
