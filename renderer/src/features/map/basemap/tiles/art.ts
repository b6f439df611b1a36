import type { View } from '../../canvas/view.ts';
import type { Quad } from './grid.ts';
import type { Picture } from './parts.ts';

/** Where a layer's tiles come from. */
export type TileArt = {
  /** The picture of a tile, if it is there, whatever size it was painted in. */
  readonly get: (quad: Quad) => Picture | undefined;
  /** Whether it is known that there is no such tile. */
  readonly isNone: (quad: Quad) => boolean;
  /** All tiles that are wanted for a view, most wanted first; it tells `onChange` as they come. */
  readonly want: (quads: readonly Quad[], view: View) => void;
  /** Whether nothing that was wanted is still on its way. */
  readonly idle: () => boolean;
  readonly destroy: () => void;
};

export type ArtEvents = {
  readonly onChange: () => void;
  readonly onFault: (error: unknown) => void;
};
