import type Sqlite from 'better-sqlite3';
import type { Schema } from './schema.ts';

/**
 * Inserts single rows on the writing connection, inside the transaction that is open on it, by a statement that is
 * prepared once for a table and its columns: the query builder takes as long again as SQLite itself. The rows of one table
 * must name their columns in one order to profit.
 */
export class Inserter {
  readonly #writer: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();
  constructor(writer: Sqlite.Database) {
    this.#writer = writer;
  }

  /** `row` has a value (or null) for every column that it names. Only inside `Store.write`. */
  insert(table: keyof Schema, row: Readonly<Record<string, unknown>>): void {
    const columns = Object.keys(row);
    const key = `${table} ${columns.join()}`;
    let statement = this.#statements.get(key);
    if (!statement) {
      const marks = columns.map(() => '?').join();
      statement = this.#writer.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${marks})`);
      this.#statements.set(key, statement);
    }
    statement.run(Object.values(row));
  }
}
