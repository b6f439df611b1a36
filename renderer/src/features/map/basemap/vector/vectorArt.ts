import type { View } from '../../canvas/view.ts';
import type { ArtEvents, TileArt } from '../tiles/art.ts';
import { parentOf, type Quad, quadKey, type TileGrid } from '../tiles/grid.ts';
import { bitmaps, type LoadBytes } from '../tiles/rasterArt.ts';
import { TileCache } from '../tiles/tileCache.ts';
import { TileQueue } from '../tiles/tileQueue.ts';
import type { LabelSeed } from './decode.ts';
import { vectorPainter } from './painter.ts';
import type { Frame } from './paintVector.ts';

/** Names of one tile of data. */
export type NamedTile = { readonly quad: Quad; readonly labels: readonly LabelSeed[] };

export type VectorArt = TileArt & {
  /** Names in all tiles of data that a view shows, as far as they are there. */
  readonly names: (quads: readonly Quad[]) => readonly NamedTile[];
};

const KEPT_BYTES = 48 * 1024 * 1024;
/** Decoded, a tile takes about this many times its bytes. */
const SWELLS = 8;
const LOADS_AT_ONCE = 4;
const PAINTS_AT_ONCE = 2;

let owners = 0;

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark';

function frameOf(grid: TileGrid, quad: Quad, data: Quad, view: View): Frame {
  const place = grid.place(view, quad);
  const [a, b, c] = [place(0, 0), place(1, 0), place(0, 1)];
  const side = 2 ** (data.z - quad.z);
  const sizePx =
    Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - a[0], c[1] - a[1])) * view.dpr;
  return {
    x: quad.x * side - data.x,
    y: quad.y * side - data.y,
    side,
    sizePx: Math.max(16, Math.min(2048, Math.round(sizePx))),
    zoom: view.zoom,
    dpr: view.dpr,
    dark: isDark(),
  };
}

/** Vector tiles as pictures, painted for the zoom in which they are shown; beyond `deepest` parts of a tile are painted. */
export function vectorArt(
  load: LoadBytes,
  grid: TileGrid,
  deepest: number,
  { onChange, onFault, onNames }: ArtEvents & { readonly onNames: () => void },
): VectorArt {
  owners += 1;
  const prefix = `v${owners}:`;
  const none = new Set<string>();
  const painted = new Map<string, string>();
  const kept = new TileCache<{ key: string; named: NamedTile }>(KEPT_BYTES, ({ key }) =>
    vectorPainter().forget(key),
  );
  const dataOf = (quad: Quad): Quad => (quad.z > deepest ? parentOf(quad, quad.z - deepest) : quad);
  let wanted: readonly Quad[] = [];
  let lastView: View | null = null;
  let painting = 0;
  let ended = false;

  const stampOf = (frame: Frame): string => `${frame.sizePx} ${frame.zoom} ${frame.dark}`;
  const stale = (quad: Quad, view: View): Frame | null => {
    const data = dataOf(quad);
    if (!kept.has(quadKey(data))) return null;
    const frame = frameOf(grid, quad, data, view);
    const key = prefix + quadKey(quad);
    return bitmaps.has(key) && painted.get(key) === stampOf(frame) ? null : frame;
  };
  const paintNext = (): void => {
    const view = lastView;
    if (!view || ended) return;
    for (const quad of wanted) {
      if (painting >= PAINTS_AT_ONCE) return;
      const frame = stale(quad, view);
      const key = prefix + quadKey(quad);
      if (!frame || busy.has(key)) continue;
      painting += 1;
      busy.add(key);
      void paintOne(key, dataOf(quad), frame);
    }
  };
  const busy = new Set<string>();
  const paintOne = async (key: string, data: Quad, frame: Frame): Promise<void> => {
    const bitmap = await vectorPainter().paint(prefix + quadKey(data), frame);
    painting -= 1;
    busy.delete(key);
    if (ended) return bitmap?.close();
    if (bitmap) {
      bitmaps.set(key, bitmap, bitmap.width * bitmap.height * 4);
      painted.set(key, stampOf(frame));
      onChange();
    }
    paintNext();
  };
  const queue = new TileQueue<NamedTile>({
    atOnce: LOADS_AT_ONCE,
    load: async (quad, signal) => {
      const tile = await load(quad, signal);
      if (!tile) none.add(quadKey(quad));
      if (!tile || signal.aborted) return null;
      const key = prefix + quadKey(quad);
      const size = tile.bytes.byteLength;
      const labels = await vectorPainter().decode(key, tile.bytes);
      const named = { quad, labels };
      if (!ended) kept.set(quadKey(quad), { key, named }, size * SWELLS);
      return named;
    },
    onLoaded: (_key, { labels }) => {
      paintNext();
      if (labels.length > 0) onNames();
    },
    onFault,
  });

  return {
    get: (quad) => bitmaps.get(prefix + quadKey(quad)),
    isNone: (quad) => none.has(quadKey(dataOf(quad))),
    want: (quads, view) => {
      wanted = quads;
      lastView = view;
      const data = new Map(quads.map((quad) => [quadKey(dataOf(quad)), dataOf(quad)]));
      queue.want([...data.values()].filter((quad) => !kept.get(quadKey(quad))));
      paintNext();
    },
    idle: () => queue.idle && painting === 0,
    names: (quads) => {
      const data = new Map(quads.map((quad) => [quadKey(dataOf(quad)), dataOf(quad)]));
      return [...data.keys()].flatMap((key) => kept.get(key)?.named ?? []);
    },
    destroy: () => {
      ended = true;
      queue.want([]);
      kept.clear();
    },
  };
}
