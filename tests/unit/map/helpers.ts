import { scaleOf, type View, worldX, worldY } from '#renderer/features/map/canvas/view';
import type { Markers } from '#renderer/features/map/points/pointSet';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';

export type Row = { lng: number; lat: number; kind: KindId; level?: number };

/** Packed markers as things.markers gives them; ids count up. */
export function packed(rows: readonly Row[]): Markers {
  const ids = new Uint8Array(rows.length * 16);
  const lngLat = new Float64Array(rows.length * 2);
  for (const [row, { lng, lat }] of rows.entries()) {
    new DataView(ids.buffer).setUint32(row * 16 + 12, row + 1);
    lngLat.set([lng, lat], row * 2);
  }
  return {
    count: rows.length,
    ids,
    lngLat,
    kind: Uint8Array.from(rows, ({ kind }) => KIND_IDS.indexOf(kind)),
    level: Uint8Array.from(rows, ({ level }) => level ?? 0),
    category: new Uint16Array(rows.length),
    categoryIds: [],
    cell: new Uint16Array(rows.length),
    cellIds: [],
  };
}

/** A canvas of `width` × `height` whose middle is a position; `pad` is its margin on every side. */
export function viewAt(lng: number, lat: number, width: number, height: number, pad = 0, zoom = 16): View {
  const scale = scaleOf(zoom);
  return {
    zoom,
    scale,
    left: worldX(lng) * scale - width / 2,
    top: worldY(lat) * scale - height / 2,
    width,
    height,
    padX: pad,
    padY: pad,
    dpr: 1,
  };
}

export const EVERYTHING = { kinds: KIND_IDS.map(() => true), match: null };
