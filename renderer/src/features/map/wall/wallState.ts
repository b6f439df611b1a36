import { create } from 'zustand';
import { useAppState } from '#renderer/state/index';
import type { ViewContent } from '#shared/contract/views';
import type { MapEngine } from '../engine.ts';
import { contentNow, showContent } from '../views/content.ts';
import { placeOf } from '../views/viewRequest.ts';

/** What the map room showed before, to come back to. */
export const useBefore = create<{ content: ViewContent | null }>(() => ({ content: null }));

/** The whole screen for the map; what the browser does not allow, the window alone does. */
export function enterWall(engine: MapEngine): void {
  useBefore.setState({ content: contentNow(placeOf(engine)) });
  const { select, setMode, setWall } = useAppState.getState();
  select(null);
  setMode({ type: 'browse' });
  setWall(true);
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** Back to the map room as it was. */
export function leaveWall(): void {
  if (!useAppState.getState().wall) return;
  const { content } = useBefore.getState();
  if (content) showContent(content);
  useBefore.setState({ content: null });
  useAppState.getState().setWall(false);
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}
