import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Inserts single rows by a text that is compiled once for a table and its columns: compiling again and again is half the
 * time of an import. The rows of one table must name their columns in one order to profit.
 */
export class Inserter {
  readonly #compiled = new Map<string, CompiledQuery>();

  /** `row` has a value (or null) for every column that it names. */
  async insert(trx: Kysely<Schema>, table: keyof Schema, row: Record<string, unknown>): Promise<void> {
    const key = `${table} ${Object.keys(row).join()}`;
    let compiled = this.#compiled.get(key);
    if (!compiled) {
      compiled = trx
        .insertInto(table as 'meta')
        .values(row as never)
        .compile();
      this.#compiled.set(key, compiled);
    }
    await trx.executeQuery({ ...compiled, parameters: Object.values(row) });
  }
}
