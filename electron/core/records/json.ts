type Fields = Record<string, unknown>;

/** Parses a row's JSON object; a damaged one reads as empty and `ok` is false (the row shows 需修复). */
export function parseJson(text: string): { value: Fields; ok: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return { value: value as Fields, ok: true };
  } catch {
    // Falls through: the row is shown and marked, never hidden.
  }
  return { value: {}, ok: false };
}

/** Parses a row's JSON list; a damaged one reads as empty. */
export function parseList<T>(text: string): T[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
