import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  EVENT_SOURCES,
  type EventSource,
  NO_NAME,
  NOT_ENDED,
  type PackedEvents,
} from '#shared/contract/events';
import { minuteOf } from '#shared/domain/period/index';
import { packUuid, unpackUuid } from './markerCache.ts';
import { type EventRow, eventPage, eventsOf } from './sqlite/queries/events.ts';
import type { Store } from './store.ts';

/** Rows read and packed in one go, some milliseconds of work; then others get their turn. */
const ROWS_PER_TURN = 8000;
/** More changed rows than this are read anew with all others. */
const MOST_PATCHED = 2000;

/** Numbers for texts. */
class Names {
  readonly list: string[] = [];
  readonly #index = new Map<string, number>();
  code(name: string | null): number {
    if (name === null) return NO_NAME;
    let code = this.#index.get(name);
    if (code === undefined) {
      code = this.list.length;
      if (code >= NO_NAME) return NO_NAME;
      this.list.push(name);
      this.#index.set(name, code);
    }
    return code;
  }
}

type Columns = Omit<PackedEvents, 'categoryIds' | 'cellIds'>;
const ARRAYS = ['atMin', 'endMin', 'offset', 'source', 'level', 'category', 'cell', 'ids'] as const;

function allocate(size: number, origin: Columns['origin']): Columns {
  return {
    count: 0,
    origin,
    atMin: new Uint32Array(size),
    endMin: new Uint32Array(size),
    offset: new Float32Array(size * 2),
    source: new Uint8Array(size),
    level: new Uint8Array(size),
    category: new Uint16Array(size),
    cell: new Uint16Array(size),
    ids: new Uint8Array(size * 16),
  };
}

/** The same rows in arrays of another size. */
function resized(from: Columns, size: number): Columns {
  const made = allocate(size, from.origin);
  made.count = from.count;
  for (const key of ARRAYS) made[key].set(from[key].subarray(0, made[key].length) as never);
  return made;
}

/** All dated events as packed arrays in memory: built when first asked for, what changed since is taken in at the next question. */
export type EventCache = {
  readonly get: () => Promise<PackedEvents>;
  /** The events of these risks and problems may be others now. Ids of anything else are passed over. */
  readonly patch: (sourceIds: readonly string[]) => void;
  /** Forgets everything (after cells changed under many events). */
  readonly reset: () => void;
};

export function makeEventCache(store: Store): EventCache {
  let packed: Columns | null = null;
  let building: Promise<void> | null = null;
  let resets = 0;
  const stale = new Set<string>();
  let categories = new Names();
  let cells = new Names();

  const write = (target: Columns, row: EventRow): void => {
    const [, source, id, atMs, endedAtMs, lng, lat, level, categoryId, cellId] = row;
    const at = target.count;
    target.atMin[at] = Math.max(0, minuteOf(atMs));
    target.endMin[at] = endedAtMs === null ? NOT_ENDED : Math.max(0, minuteOf(endedAtMs));
    target.offset[at * 2] = lng === null ? Number.NaN : lng - target.origin[0];
    target.offset[at * 2 + 1] = lat === null ? Number.NaN : lat - target.origin[1];
    target.source[at] = EVENT_SOURCES.indexOf(source as EventSource);
    target.level[at] = level ?? 0;
    target.category[at] = categories.code(categoryId);
    target.cell[at] = cells.code(cellId);
    packUuid(id, target.ids, at * 16);
    target.count += 1;
  };

  const build = async (): Promise<Columns> => {
    categories = new Names();
    cells = new Names();
    let made = allocate(ROWS_PER_TURN, [0, 0]);
    for (let after = 0; ; ) {
      const rows = eventPage(store, after, ROWS_PER_TURN);
      if (after === 0) made.origin = originOf(rows);
      if (made.atMin.length < made.count + rows.length) made = resized(made, (made.count + rows.length) * 2);
      for (const row of rows) write(made, row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_PER_TURN) return made;
      after = last[0];
      await nextTurn();
    }
  };

  /** Without the rows of these ids, and with those that they have now; the arrays that went out stay as they are. */
  const patched = (from: Columns, ids: readonly string[]): Columns => {
    const rows = eventsOf(store, ids);
    const made = withoutRows(from, new Set(ids), rows.length);
    for (const row of rows) write(made, row);
    return made;
  };

  const ready = async (): Promise<Columns> => {
    for (;;) {
      if (packed && stale.size > 0) {
        const ids = [...stale];
        stale.clear();
        // The first events of a map decide where offsets are counted from.
        if (ids.length > MOST_PATCHED || packed.count === 0) packed = null;
        else packed = patched(packed, ids);
      }
      if (packed) return packed;
      building ??= (async () => {
        const startedAt = resets;
        try {
          const made = await build();
          if (startedAt === resets) packed = made;
        } finally {
          building = null;
        }
      })();
      await building;
    }
  };

  return {
    get: async () => {
      const now = await ready();
      const cut: PackedEvents = { ...now, categoryIds: [...categories.list], cellIds: [...cells.list] };
      for (const key of ARRAYS) {
        const width = now[key].length / now.atMin.length;
        cut[key] = now[key].subarray(0, now.count * width) as never;
      }
      return cut;
    },
    patch: (sourceIds) => {
      // Nobody has asked yet: the first question reads everything.
      if (packed || building) for (const id of sourceIds) stale.add(id);
    },
    reset: () => {
      resets += 1;
      packed = null;
      stale.clear();
    },
  };
}

/** A place among the events, so that offsets from it are small enough to be exact to the centimetre. */
function originOf(rows: readonly EventRow[]): [number, number] {
  const placed = rows.find(([, , , , , lng]) => lng !== null);
  return [placed?.[5] ?? 0, placed?.[6] ?? 0];
}

/** A copy without the rows of some ids, with room for `spare` more. */
function withoutRows(from: Columns, ids: ReadonlySet<string>, spare: number): Columns {
  const made = allocate(from.count + spare, from.origin);
  // The last four bytes of an id are random: few rows need to be read as text.
  const endOf = (bytes: Uint8Array, at: number): number =>
    ((bytes[at + 12] ?? 0) << 24) |
    ((bytes[at + 13] ?? 0) << 16) |
    ((bytes[at + 14] ?? 0) << 8) |
    (bytes[at + 15] ?? 0);
  const scratch = new Uint8Array(16);
  const ends = new Set(
    [...ids].map((id) => {
      packUuid(id, scratch, 0);
      return endOf(scratch, 0);
    }),
  );
  const keep = (start: number, end: number): void => {
    for (const key of ARRAYS) {
      const width = from[key].length / from.atMin.length;
      made[key].set(from[key].subarray(start * width, end * width) as never, made.count * width);
    }
    made.count += end - start;
  };
  let start = 0;
  for (let row = 0; row < from.count; row += 1) {
    if (!ends.has(endOf(from.ids, row * 16)) || !ids.has(unpackUuid(from.ids, row * 16))) continue;
    keep(start, row);
    start = row + 1;
  }
  keep(start, from.count);
  return made;
}
