import { useEffect, useState } from 'react';
import type { SavedView } from '#shared/contract/views';
import { showContent } from '../views/content.ts';

/** The views that are shown in turn, in the office's order: the chosen ones that still exist, else all. */
export function viewsInTurn(views: readonly SavedView[], chosen: readonly string[]): readonly SavedView[] {
  const picked = views.filter(({ id }) => chosen.includes(id));
  return picked.length > 0 ? picked : views;
}

/** The index `by` further on, round and round; 0 of nothing. */
export const turned = (index: number, by: number, count: number): number =>
  count === 0 ? 0 : (((index + by) % count) + count) % count;

export type Rotation = {
  readonly view: SavedView | null;
  readonly index: number;
  readonly count: number;
  readonly paused: boolean;
  readonly go: (by: 1 | -1) => void;
  readonly togglePause: () => void;
};

/** Shows view after view, each for so many seconds. */
export function useRotation(views: readonly SavedView[], seconds: number): Rotation {
  const [index, setIndex] = useState(0);
  const [paused, setPaused] = useState(false);
  const at = Math.min(index, Math.max(0, views.length - 1));
  const view = views[at] ?? null;
  useEffect(() => {
    if (view) showContent(view.content, { move: false });
  }, [view]);
  useEffect(() => {
    if (paused || views.length < 2) return;
    const timer = setTimeout(() => setIndex(turned(at, 1, views.length)), seconds * 1000);
    return () => clearTimeout(timer);
  }, [at, paused, seconds, views.length]);
  return {
    view,
    index: at,
    count: views.length,
    paused,
    go: (by) => setIndex(turned(at, by, views.length)),
    togglePause: () => setPaused(!paused),
  };
}
