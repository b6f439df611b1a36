/** A piece of a picture, as the core keeps it. */
export type CutTile = {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
};

/** To the thread that cuts: what to cut, then one `more` for each portion that was taken. */
export type CutAsk =
  | { readonly type: 'cut'; readonly source: Blob | ImageBitmap; readonly tileSize: number }
  | { readonly type: 'more' };

export type CutAnswer =
  | { readonly type: 'size'; readonly width: number; readonly height: number; readonly total: number }
  | { readonly type: 'tiles'; readonly tiles: readonly CutTile[] }
  | { readonly type: 'done' }
  | { readonly type: 'failed' };
