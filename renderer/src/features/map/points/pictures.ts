import { kindOf } from '#shared/domain/kinds/index';
import type { View } from '../canvas/view.ts';
import type { PointSet, Visibility } from './pointSet.ts';
import { symbolPicture, type ThingLook } from './symbolArt.ts';
import { SIZE_SHARE } from './symbolSize.ts';

/** What a filter leaves out. */
const DIM = 0.16;

type Drawn = {
  readonly set: PointSet;
  readonly indices: readonly number[];
  readonly shown: Visibility;
  readonly things: readonly (readonly ThingLook[])[];
  /** Width of a symbol, CSS pixels. */
  readonly size: number;
};

/** Points as pictures with soft edges, for maps on which they are few; `context` unscaled. */
export function paintPictures(context: CanvasRenderingContext2D, view: View, drawn: Drawn): void {
  const { set, indices, shown, things, size } = drawn;
  const { match } = shown;
  for (const i of indices) {
    const thing = things[set.kind[i] ?? 0]?.[set.look[i] ?? 0];
    if (!thing) continue;
    const picture = symbolPicture(thing, Math.round(size * SIZE_SHARE[kindOf(thing.kind).role]), view.dpr);
    const x = (set.x[i] ?? 0) * view.scale - view.left;
    const y = (set.y[i] ?? 0) * view.scale - view.top;
    context.globalAlpha = match && !match[i] ? DIM : 1;
    context.drawImage(
      picture,
      Math.round(x * view.dpr - picture.width / 2),
      Math.round(y * view.dpr - picture.height / 2),
    );
  }
  context.globalAlpha = 1;
}
