import type { LabelSeed } from './decode.ts';
import type { Frame } from './paintVector.ts';

/** What the painter in its own thread is asked; `id` comes back with the answer. */
export type Ask =
  | { readonly type: 'decode'; readonly id: number; readonly key: string; readonly bytes: Uint8Array }
  | { readonly type: 'paint'; readonly id: number; readonly key: string; readonly frame: Frame }
  | { readonly type: 'forget'; readonly id: number; readonly key: string };

export type Answer =
  | { readonly id: number; readonly ok: true; readonly labels: readonly LabelSeed[]; readonly bitmap: null }
  | { readonly id: number; readonly ok: true; readonly labels: null; readonly bitmap: ImageBitmap | null }
  | { readonly id: number; readonly ok: false };
