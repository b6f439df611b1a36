import { AppError } from '#shared/contract/errors';
import { contains } from '#shared/domain/geo/polygon';

/** A geometry as GeoJSON has it, in the file's own coordinates; null shapes are null. */
export type LooseShape = { readonly type: string; readonly coordinates: unknown } | null;

type Position = [number, number];

const damaged = (): AppError => new AppError('file.damaged');

/** ESRI Shapefile Technical Description (July 1998), table 1: the plain type of each type with Z or M values. */
const PLAIN = new Map<number, 'null' | 'point' | 'lines' | 'rings' | 'points'>([
  [0, 'null'],
  [1, 'point'],
  [11, 'point'],
  [21, 'point'],
  [3, 'lines'],
  [13, 'lines'],
  [23, 'lines'],
  [5, 'rings'],
  [15, 'rings'],
  [25, 'rings'],
  [8, 'points'],
  [18, 'points'],
  [28, 'points'],
]);

/** One record's content; every count is held against the room that the record has. */
class Content {
  readonly #view: DataView;
  constructor(view: DataView) {
    this.#view = view;
  }
  int(at: number): number {
    if (at < 0 || at + 4 > this.#view.byteLength) throw damaged();
    return this.#view.getInt32(at, true);
  }
  count(at: number, bytesEach: number): number {
    const count = this.int(at);
    if (count < 0 || count * bytesEach > this.#view.byteLength) throw damaged();
    return count;
  }
  position(at: number): Position {
    if (at + 16 > this.#view.byteLength) throw damaged();
    return [this.#view.getFloat64(at, true), this.#view.getFloat64(at + 8, true)];
  }
  positions(at: number, count: number): Position[] {
    return Array.from({ length: count }, (_, i) => this.position(at + i * 16));
  }
}

/** The parts of a line or polygon: box (32 bytes), counts, first index of each part, then all points. */
function parts(content: Content): Position[][] {
  const partCount = content.count(36, 4);
  const points = content.positions(44 + partCount * 4, content.count(40, 16));
  const starts = Array.from({ length: partCount }, (_, i) => content.int(44 + i * 4));
  return starts.map((start, i) => points.slice(start, starts[i + 1] ?? points.length));
}

/** Twice the area of a ring in the plane of its own coordinates: above zero when it runs counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** Outer rings run clockwise, holes the other way round; a hole belongs to the outer ring that holds it. */
function polygons(rings: readonly Position[][]): LooseShape {
  const real = rings.filter((ring) => ring.length >= 4);
  const outers = real.filter((ring) => signedArea(ring) <= 0).map((ring) => [ring]);
  for (const hole of real.filter((ring) => signedArea(ring) > 0)) {
    const [inside] = hole;
    const holder = outers.find(
      ([outer = []]) => inside && contains({ type: 'Polygon', coordinates: [outer] }, inside),
    );
    if (holder) holder.push(hole);
    else outers.push([hole]);
  }
  const [only] = outers;
  if (!only) return null;
  return outers.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: outers };
}

function shape(view: DataView): LooseShape {
  const content = new Content(view);
  switch (PLAIN.get(content.int(0))) {
    case 'null':
      return null;
    case 'point':
      return { type: 'Point', coordinates: content.position(4) };
    case 'points':
      return { type: 'MultiPoint', coordinates: content.positions(40, content.count(36, 16)) };
    case 'lines': {
      const lines = parts(content);
      return lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] }
        : { type: 'MultiLineString', coordinates: lines };
    }
    case 'rings':
      return polygons(parts(content));
    default:
      // MultiPatch and types of the future.
      throw new AppError('file.typeUnknown');
  }
}

const HEADER = 100;
const FILE_CODE = 9994;

/** Whether bytes begin like a .shp. */
export function isShp(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0, false) !== FILE_CODE || view.getInt32(28, true) !== 1000) return false;
  // The index beside it (.shx) has the same head; its first entry says where record 1 stands, at word 50.
  return bytes.length < HEADER + 8 || view.getInt32(HEADER, false) !== HEADER / 2;
}

/** Every shape of a .shp in the order of its records. Errors: file.damaged, file.tooManyRows, file.typeUnknown. */
export function readShp(bytes: Uint8Array, rowLimit: number): LooseShape[] {
  if (!isShp(bytes)) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shapes: LooseShape[] = [];
  for (let at = HEADER; at + 8 <= bytes.length; ) {
    const length = view.getInt32(at + 4, false) * 2;
    if (length < 4 || at + 8 + length > bytes.length) throw damaged();
    if (shapes.length >= rowLimit)
      throw new AppError('file.tooManyRows', { rows: shapes.length + 1, limit: rowLimit });
    shapes.push(shape(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length)));
    at += 8 + length;
  }
  return shapes;
}
