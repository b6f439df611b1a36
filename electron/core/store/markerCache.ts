import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OutputOf } from '#shared/contract/index';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Store } from './store.ts';

const NONE = 0xffff;
/** Rows read and packed in one go, some milliseconds of work; then others get their turn. */
const ROWS_PER_TURN = 8000;
/** Changed rows taken in one by one before others get their turn. */
const PATCHES_PER_TURN = 200;
/** Room for new rows in a copy. */
const SPARE = 256;

/** The value of a hexadecimal digit by its character code. */
const NIBBLE = Uint8Array.from(
  { length: 128 },
  (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0,
);
const DASH = 45;

/** UUID text to its 16 bytes, written at `offset`. */
export function packUuid(id: string, out: Uint8Array, offset: number): void {
  let at = offset;
  for (let i = 0; i < id.length && at < offset + 16; i += 2) {
    if (id.charCodeAt(i) === DASH) i += 1;
    out[at] = ((NIBBLE[id.charCodeAt(i)] ?? 0) << 4) | (NIBBLE[id.charCodeAt(i + 1)] ?? 0);
    at += 1;
  }
}

type Packed = Omit<OutputOf<'things.markers'>, 'categoryIds' | 'cellIds'>;
type MarkerRow = readonly [
  id: string,
  kind: string,
  lng: number,
  lat: number,
  level: number | null,
  categoryId: string | null,
  cellId: string | null,
];

const COLUMNS = 'id, kind, lng, lat, level, category_id, cell_id';
const LIVE = 'deleted_at_ms IS NULL AND lng IS NOT NULL';
const PAGE = `SELECT ${COLUMNS} FROM things WHERE id > ? AND ${LIVE} ORDER BY id LIMIT ?`;
const ONE = `SELECT ${COLUMNS} FROM things WHERE id = ? AND ${LIVE}`;

/** Numbers for texts, so that a row holds two bytes instead of an id. */
class Names {
  readonly list: string[] = [];
  readonly #index = new Map<string, number>();
  code(name: string | null): number {
    if (name === null) return NONE;
    let code = this.#index.get(name);
    if (code === undefined) {
      code = this.list.length;
      // The last code means "none"; past that, colours and counts by category are lost but not the point itself.
      if (code >= NONE) return NONE;
      this.list.push(name);
      this.#index.set(name, code);
    }
    return code;
  }
}

/** All placed things as packed arrays in memory: built when first asked for, patched on every save. */
export type MarkerCache = {
  readonly get: () => Promise<OutputOf<'things.markers'>>;
  readonly patch: (ids: readonly string[]) => Promise<void>;
  /** Forgets everything; the next `get` builds anew (after cells changed under many things). */
  readonly reset: () => void;
};

export function makeMarkerCache(store: Store): MarkerCache {
  let packed: Packed | null = null;
  let building: Promise<void> | null = null;
  /** Ids that changed while all rows were being read. */
  const missed = new Set<string>();
  let resets = 0;
  let handedOut = false;
  let slots = new Map<string, number>();
  let categories = new Names();
  let cells = new Names();

  const write = (target: Packed, slot: number, row: MarkerRow): void => {
    const [id, kind, lng, lat, level, categoryId, cellId] = row;
    packUuid(id, target.ids, slot * 16);
    target.lngLat[slot * 2] = lng;
    target.lngLat[slot * 2 + 1] = lat;
    target.kind[slot] = KIND_IDS.indexOf(kind as KindId);
    target.level[slot] = level ?? 0;
    target.category[slot] = categories.code(categoryId);
    target.cell[slot] = cells.code(cellId);
  };

  const build = async (): Promise<Packed> => {
    categories = new Names();
    cells = new Names();
    const places = new Map<string, number>();
    let made = allocate(SPARE);
    for (let after = ''; ; ) {
      const rows = store.rawRows(PAGE, after, ROWS_PER_TURN) as unknown as MarkerRow[];
      if (made.kind.length < made.count + rows.length) made = grow(made, (made.count + rows.length) * 2);
      for (const row of rows) {
        write(made, made.count, row);
        places.set(row[0], made.count);
        made.count += 1;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_PER_TURN) break;
      after = last[0];
      await nextTurn();
    }
    slots = places;
    return made;
  };

  /** Takes some changed rows in, in one go. */
  const take = (into: Packed, ids: readonly string[]): void => {
    // Arrays that went out may still be on their way; only then, or for want of room, a change starts from a copy.
    const room = into.kind.length - into.count;
    let next = handedOut || room < ids.length ? grow(into, into.count + ids.length + SPARE) : into;
    handedOut = false;
    for (const id of ids) {
      const row = store.rawRows(ONE, id)[0] as MarkerRow | undefined;
      const slot = slots.get(id);
      if (row) {
        const target = slot ?? next.count;
        write(next, target, row);
        if (slot === undefined) {
          slots.set(id, target);
          next.count += 1;
        }
      } else if (slot !== undefined) {
        next = dropSlot(next, slot, slots, id);
      }
    }
    packed = next;
  };

  const patch = async (ids: readonly string[]): Promise<void> => {
    for (let at = 0; at < ids.length; at += PATCHES_PER_TURN) {
      if (at > 0) await nextTurn();
      const portion = ids.slice(at, at + PATCHES_PER_TURN);
      // While all is being read, a page may hold these rows as they were before.
      if (building) for (const id of portion) missed.add(id);
      else if (packed) take(packed, portion);
    }
  };

  /** Builds until nothing was forgotten meanwhile. */
  const ready = async (): Promise<Packed> => {
    while (!packed) {
      building ??= (async () => {
        const startedAt = resets;
        missed.clear();
        try {
          const made = await build();
          handedOut = false;
          if (startedAt === resets) take(made, [...missed]);
        } finally {
          building = null;
        }
      })();
      await building;
    }
    return packed;
  };

  return {
    get: async () => {
      const now = await ready();
      handedOut = true;
      return {
        count: now.count,
        ids: now.ids.subarray(0, now.count * 16),
        lngLat: now.lngLat.subarray(0, now.count * 2),
        kind: now.kind.subarray(0, now.count),
        level: now.level.subarray(0, now.count),
        category: now.category.subarray(0, now.count),
        cell: now.cell.subarray(0, now.count),
        categoryIds: [...categories.list],
        cellIds: [...cells.list],
      };
    },
    patch,
    reset: () => {
      resets += 1;
      packed = null;
    },
  };
}

function allocate(size: number): Packed {
  return {
    count: 0,
    ids: new Uint8Array(size * 16),
    lngLat: new Float64Array(size * 2),
    kind: new Uint8Array(size),
    level: new Uint8Array(size),
    category: new Uint16Array(size),
    cell: new Uint16Array(size),
  };
}

function grow(from: Packed, size: number): Packed {
  const made = allocate(size);
  made.count = from.count;
  for (const key of ['ids', 'lngLat', 'kind', 'level', 'category', 'cell'] as const)
    made[key].set(from[key].subarray(0, made[key].length) as never);
  return made;
}

/** Takes a row away by putting the last one in its place. */
function dropSlot(from: Packed, slot: number, slots: Map<string, number>, id: string): Packed {
  const last = from.count - 1;
  if (slot !== last) {
    from.ids.copyWithin(slot * 16, last * 16, last * 16 + 16);
    from.lngLat.copyWithin(slot * 2, last * 2, last * 2 + 2);
    for (const key of ['kind', 'level', 'category', 'cell'] as const)
      from[key].copyWithin(slot, last, last + 1);
    const moved = unpackUuid(from.ids, slot * 16);
    slots.set(moved, slot);
  }
  slots.delete(id);
  from.count = last;
  return from;
}

/** The UUID text of 16 bytes at `offset`. */
export function unpackUuid(bytes: Uint8Array, offset: number): string {
  let text = '';
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += (bytes[offset + i] ?? 0).toString(16).padStart(2, '0');
  }
  return text;
}
