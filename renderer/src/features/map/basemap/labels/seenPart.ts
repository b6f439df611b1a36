import { lengthOf } from '../../canvas/alongLine.ts';
import type { CanvasPoint, View } from '../../canvas/view.ts';

/** The longest stretch of a line whose points are all on the canvas; null where there is none. */
export function seenPart(view: View, line: readonly CanvasPoint[]): readonly CanvasPoint[] | null {
  let best: readonly CanvasPoint[] | null = null;
  let bestLength = 0;
  let stretch: CanvasPoint[] = [];
  const end = (): void => {
    const length = lengthOf(stretch);
    if (stretch.length > 1 && length > bestLength) [best, bestLength] = [stretch, length];
    stretch = [];
  };
  for (const point of cutIn(view, line)) {
    const [x, y] = point;
    if (x >= 0 && y >= 0 && x <= view.width && y <= view.height) stretch.push(point);
    else end();
  }
  end();
  return best;
}

const LONG_PX = 200;

/** Long straight pieces get points between, so that one end out of sight does not take the whole piece away. */
function cutIn(view: View, line: readonly CanvasPoint[]): readonly CanvasPoint[] {
  return line.flatMap((point, index) => {
    const before = line[index - 1];
    if (!before) return [point];
    const far = Math.hypot(point[0] - before[0], point[1] - before[1]);
    const pieces = Math.min(64, Math.ceil(far / Math.min(LONG_PX, view.width / 4)));
    return Array.from({ length: pieces }, (_, piece): CanvasPoint => {
      const part = (piece + 1) / pieces;
      return [before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part];
    });
  });
}
