import { shortCount } from '#renderer/ui/format';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { mapPalette } from '../layers/palette.ts';
import { paintBadge } from '../points/symbolArt.ts';

/** Radius of a cluster's ring by how much it holds, CSS pixels. */
export const clusterRadius = (total: number): number => Math.min(34, 13 + 4.2 * Math.log10(total + 1));

const WHOLE = 2 * Math.PI;
/** Share of the radius that is the hole, where the number stands. */
const HOLE = 0.66;
/** A share too thin to be seen is still drawn so wide (radians). */
const THINNEST = 0.16;

/** Angles of the kinds' segments, in the order of KIND_IDS from the top clockwise; every kind that is there can be seen. */
export function segmentsOf(kinds: ArrayLike<number>): readonly { kind: number; from: number; to: number }[] {
  const present = Array.from({ length: kinds.length }, (_, kind) => kind).filter(
    (kind) => (kinds[kind] ?? 0) > 0,
  );
  const total = present.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
  const widths = present.map((kind) => Math.max(THINNEST, ((kinds[kind] ?? 0) / total) * WHOLE));
  const stretch = WHOLE / widths.reduce((sum, width) => sum + width, 0);
  let at = -Math.PI / 2;
  return present.map((kind, index) => {
    const from = at;
    at += (widths[index] ?? 0) * stretch;
    return { kind, from, to: at };
  });
}

const INK_RIM = 'rgb(20 30 40 / 55%)';

/** A ring chart of the kinds around the total, with the highest level inside as a badge; around the context's origin. */
export function paintCluster(
  context: CanvasRenderingContext2D,
  total: number,
  kinds: ArrayLike<number>,
  level: number,
): void {
  const radius = clusterRadius(total);
  const { text, panel } = mapPalette();
  context.beginPath();
  context.arc(0, 0, radius + 1.5, 0, WHOLE);
  context.fillStyle = panel;
  context.fill();
  for (const { kind, from, to } of segmentsOf(kinds)) {
    context.beginPath();
    context.arc(0, 0, radius, from, to);
    context.arc(0, 0, radius * HOLE, to, from, true);
    context.closePath();
    context.fillStyle = kindOf(KIND_IDS[kind] ?? 'place').symbol.colour;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = panel;
    context.stroke();
  }
  context.beginPath();
  context.arc(0, 0, radius + 1.5, 0, WHOLE);
  context.lineWidth = 0.8;
  context.strokeStyle = INK_RIM;
  context.stroke();
  const words = shortCount(total);
  context.fillStyle = text;
  context.font = `600 ${words.length > 3 ? 10 : 11.5}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(words, 0, 0.5);
  if (level > 0) {
    const corner = radius * 0.74;
    context.translate(corner, -corner);
    paintBadge(context, level, 14);
    context.translate(-corner, corner);
  }
}
