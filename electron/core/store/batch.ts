import type { Transaction, Updateable } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { Inserter } from './inserter.ts';
import type { KeptTable, KeptTables, NewRow, Schema } from './schema.ts';

/** A kept row of any table, as the recorder handles it. */
export type AnyRow = { id: string; version: number; deleted_at_ms: number | null } & Record<string, unknown>;

/** Ids of the rows that a batch changed, by table. */
export type Touched = ReadonlyMap<KeptTable, ReadonlySet<string>>;

/** Set by undo and redo: what the step takes back, and the step that the user did first. */
export type Reverse = {
  readonly kind: 'undo' | 'redo';
  readonly of: string;
  readonly origin: string;
  readonly label: string;
};

/** How many points a step brought from one cell to another; null for no cell. */
export type CellMove = readonly [fromId: string | null, toId: string | null, count: number];

/** What a batch is made with. */
export type BatchParts = {
  readonly id: string;
  readonly trx: Transaction<Schema>;
  readonly nowMs: number;
  readonly actorId: string;
  readonly inserter: Inserter;
  /** Throws when the step must not go on (the map is being closed). */
  readonly check: () => void;
};

/**
 * One undoable step inside one transaction. Every write goes through it, and each leaves a row in `changes` with the
 * whole row before and after: that one table is history, undo, recycle bin, import rollback and audit.
 */
export class Batch {
  readonly id: string;
  readonly trx: Transaction<Schema>;
  readonly nowMs: number;
  readonly actorId: string;
  /** Set when this step takes another one back. */
  reverse: Reverse | undefined;
  /** Set by what is derived from changed cells. */
  moved: readonly CellMove[] = [];
  readonly #inserter: Inserter;
  readonly #check: () => void;
  readonly #touched = new Map<KeptTable, Set<string>>();
  #count = 0;

  constructor(parts: BatchParts) {
    this.id = parts.id;
    this.trx = parts.trx;
    this.nowMs = parts.nowMs;
    this.actorId = parts.actorId;
    this.#inserter = parts.inserter;
    this.#check = parts.check;
  }

  get touched(): Touched {
    return this.#touched;
  }
  get count(): number {
    return this.#count;
  }

  /** The row now, inside this transaction; also when it is in the bin. */
  async current<T extends KeptTable>(table: T, id: string): Promise<AnyRow | undefined> {
    return (await this.trx
      .selectFrom(table as KeptTable)
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()) as AnyRow | undefined;
  }

  async insert<T extends KeptTable>(table: T, row: NewRow<T> & { created_at_ms?: number }): Promise<void> {
    const full = {
      ...row,
      version: 1,
      created_at_ms: row.created_at_ms ?? this.nowMs,
      updated_at_ms: this.nowMs,
      deleted_at_ms: null,
    } as unknown as AnyRow;
    this.#insertRow(table, full);
    this.#record(table, full.id, null, full);
  }

  /**
   * Changes some columns of a row. With `expectedVersion` a row that has moved on is a `conflict` error carrying both
   * versions; without it the caller has just read the row in this transaction.
   */
  async update<T extends KeptTable>(
    table: T,
    id: string,
    patch: Partial<Omit<KeptTables[T], 'id' | 'version'>>,
    expectedVersion?: number,
  ): Promise<AnyRow> {
    const before = await this.current(table, id);
    if (!before || (before.deleted_at_ms !== null && !('deleted_at_ms' in patch)))
      throw new AppError('notFound');
    if (expectedVersion !== undefined && before.version !== expectedVersion)
      throw new AppError('conflict', { yours: expectedVersion, current: before.version });
    const changed = Object.entries(patch).filter(([key, value]) => before[key] !== value);
    if (changed.length === 0) return before;
    const after: AnyRow = {
      ...before,
      ...Object.fromEntries(changed),
      version: before.version + 1,
      updated_at_ms: this.nowMs,
    };
    await this.#writeRow(table, after);
    this.#record(table, id, before, after);
    return after;
  }

  /** To the recycle bin. Rows that are there already are passed over. */
  async remove<T extends KeptTable>(table: T, id: string): Promise<boolean> {
    const before = await this.current(table, id);
    if (!before || before.deleted_at_ms !== null) return false;
    await this.update(table, id, { deleted_at_ms: this.nowMs } as never);
    return true;
  }

  /** Back from the recycle bin. */
  async restore<T extends KeptTable>(table: T, id: string): Promise<boolean> {
    const before = await this.current(table, id);
    if (!before || before.deleted_at_ms === null) return false;
    await this.update(table, id, { deleted_at_ms: null } as never);
    return true;
  }

  /** Puts a row to an earlier content (`to`), or takes it away (null): one step of an undo. */
  async revert(table: KeptTable, id: string, to: AnyRow | null): Promise<void> {
    const before = (await this.current(table, id)) ?? null;
    if (to === null) {
      await this.trx
        .deleteFrom(table as KeptTable)
        .where('id', '=', id)
        .execute();
      this.#record(table, id, before, null);
      return;
    }
    const after: AnyRow = { ...to, version: (before?.version ?? to.version) + 1, updated_at_ms: this.nowMs };
    if (before) await this.#writeRow(table, after);
    else this.#insertRow(table, after);
    this.#record(table, id, before, after);
  }

  #insertRow(table: KeptTable, row: AnyRow): void {
    this.#inserter.insert(table, row);
  }

  async #writeRow(table: KeptTable, row: AnyRow): Promise<void> {
    const { id, ...rest } = row;
    await this.trx
      .updateTable(table as 'settings')
      .set(rest as unknown as Updateable<KeptTables['settings']>)
      .where('id', '=', id)
      .execute();
  }

  #record(table: KeptTable, id: string, before: AnyRow | null, after: AnyRow | null): void {
    this.#check();
    this.#count += 1;
    let ids = this.#touched.get(table);
    if (!ids) {
      ids = new Set();
      this.#touched.set(table, ids);
    }
    ids.add(id);
    this.#inserter.insert('changes', {
      batch_id: this.id,
      entity: table,
      entity_id: id,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      actor_id: this.actorId,
      at_ms: this.nowMs,
    });
  }
}
