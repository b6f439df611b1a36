import type Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { Actor } from '../actor.ts';
import { Batch, type CellMove, type Touched } from './batch.ts';
import { Inserter } from './inserter.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { storageError } from './sqlite/errors.ts';
import { makeHelperThread } from './sqlite/helperThread.ts';
import type { OpenDatabase } from './sqlite/open.ts';

export type WriteOptions = {
  /** i18n key suffix `batch.<label>`: what the step does, for undo and history. */
  readonly label: string;
  readonly actor: Actor;
  /** Prints, reveals, backups and the like are not undoable (DESIGN.md §10). Default true. */
  readonly undoable?: boolean;
};

export type Written<T> = {
  readonly result: T;
  readonly batchId: string;
  readonly touched: Touched;
  readonly moved: readonly CellMove[];
};

/** The open map's tables: many readers, one writer behind a queue. */
export type Store = {
  /** Reads what is committed. Never use it inside `write`: it does not see the open transaction. */
  readonly read: Kysely<Schema>;
  /** One undoable step in one immediate transaction; all of it or, on any error, nothing. */
  /** For derived rows that a step writes beside its own. */
  readonly inserter: Inserter;
  readonly write: <T>(options: WriteOptions, body: (batch: Batch) => Promise<T>) => Promise<Written<T>>;
  /** Rows that are no part of the history (logs, derived tables). */
  readonly writePlain: <T>(body: (trx: Kysely<Schema>) => Promise<T>) => Promise<T>;
  /** Column arrays of a query's rows, for bulk reads that must not make objects. */
  readonly rawRows: (sql: string, ...parameters: readonly unknown[]) => unknown[][];
  /** Number of the last recorded change: what caches and backups compare themselves with. */
  readonly changeSeq: () => number;
  /** A complete copy of the live database into a new file. */
  readonly copyInto: (file: string) => Promise<void>;
  /**
   * From here on nothing is written: a step under way is given up whole (AppError `cancelled`), those behind it are
   * refused. Resolves when the last one has ended.
   */
  readonly stopWriting: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const MAX_STATEMENTS = 200;

/** Makes the store of an opened database. `newId` and `now` come from outside (DESIGN.md §7). */
export function makeStore(database: OpenDatabase, ports: { newId: () => string; now: () => number }): Store {
  const read = new Kysely<Schema>({ dialect: sqliteDialect(database.reader) });
  const writer = new Kysely<Schema>({ dialect: sqliteDialect(database.writer) });
  const statements = new Map<string, Sqlite.Statement>();
  const inserter = new Inserter(database.writer);
  const helper = makeHelperThread(database);
  let stopped = false;
  const check = (): void => {
    if (stopped) throw new AppError('cancelled');
  };
  const lastSeq = database.reader.prepare('SELECT coalesce(max(seq), 0) FROM changes').pluck();

  return {
    read,
    inserter,
    write: async (options, body) => {
      try {
        const written = await writer.transaction().execute(async (trx) => {
          check();
          const batch = new Batch({
            id: ports.newId(),
            trx,
            nowMs: ports.now(),
            actorId: options.actor.userId,
            inserter,
            check,
          });
          const result = await body(batch);
          if (batch.count > 0)
            inserter.insert('batches', {
              id: batch.id,
              label: batch.reverse?.label ?? options.label,
              actor_id: options.actor.userId,
              session_id: options.actor.sessionId,
              at_ms: batch.nowMs,
              count: batch.count,
              kind: batch.reverse?.kind ?? 'do',
              reverse_of: batch.reverse?.of ?? null,
              origin: batch.reverse?.origin ?? batch.id,
              undoable: options.undoable === false ? 0 : 1,
              moved: JSON.stringify(batch.moved),
            });
          check();
          return { result, batchId: batch.id, touched: batch.touched, moved: batch.moved };
        });
        helper.afterWrite();
        return written;
      } catch (error) {
        throw storageError(error);
      }
    },
    writePlain: async (body) => {
      try {
        return await writer.transaction().execute(body);
      } catch (error) {
        throw storageError(error);
      }
    },
    rawRows: (sql, ...parameters) => {
      let statement = statements.get(sql);
      if (!statement) {
        // Lists of ids make texts of many lengths; start again rather than grow without end.
        if (statements.size >= MAX_STATEMENTS) statements.clear();
        statement = database.reader.prepare(sql).raw();
        statements.set(sql, statement);
      }
      return statement.all(...parameters) as unknown[][];
    },
    changeSeq: () => lastSeq.get() as number,
    copyInto: helper.copyInto,
    stopWriting: async () => {
      stopped = true;
      await writer.connection().execute(async () => {});
    },
    close: async () => {
      await read.destroy();
      await writer.destroy();
      await helper.close();
      database.close();
    },
  };
}
