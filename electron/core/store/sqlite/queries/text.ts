import { type Expression, type SqlBool, sql } from 'kysely';

/** `text` with LIKE's own signs made plain, between per cent signs. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** A folded word inside what search looks through. LIKE, because SQLite's instr takes twice its time. */
export const searchTextContains = (word: string): Expression<SqlBool> =>
  sql<SqlBool>`search_text LIKE ${likePattern(word)} ESCAPE '\\'`;

/** A word inside at least one of a problem's text columns. */
export function anyContains(
  columns: readonly ('text' | 'number' | 'place_text')[],
  word: string,
): Expression<SqlBool> {
  const pattern = likePattern(word);
  const parts = columns.map((column) => sql`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`);
  return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`;
}

/** Order of hits of a folded text: the whole name first, then its beginning, then the rest. */
export const byNameLikeness = (text: string): Expression<number> =>
  sql<number>`CASE WHEN lower(name) = ${text} THEN 0 WHEN lower(name) LIKE ${`${text}%`} THEN 1 ELSE 2 END`;
