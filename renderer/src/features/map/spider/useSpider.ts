import { useEffect } from 'react';
import { useAppState } from '#renderer/state/index';
import { isTyping } from '#renderer/ui/index';
import { latOf, lngOf, toCanvas, type View, worldX, worldY } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import type { Visibility } from '../points/pointSet.ts';
import type { SpiderData } from './gather.ts';
import { LIST_FROM, type Offset, spiderLayout } from './layout.ts';
import { LEG_PX, paintSpider } from './paint.ts';
import { activate, closeSpider, type Spider, useSpiderStore } from './store.ts';
import { useLegNames } from './useLegNames.ts';
import { useOpen } from './useOpen.ts';

/** The leg under a canvas point, the last painted first; -1: none. */
function legAt(
  offsets: readonly Offset[],
  [x, y]: readonly [number, number],
  px: number,
  py: number,
): number {
  return offsets.findLastIndex(([dx, dy]) => Math.hypot(x + dx - px, y + dy - py) <= LEG_PX * 0.6);
}

/** Where a leg ends on the ground in the present view. */
function legAnchor({ at }: Spider, [dx, dy]: Offset, view: View): Hit['anchor'] {
  return [lngOf(worldX(at[0]) + dx / view.scale), latOf(worldY(at[1]) + dy / view.scale)];
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys choose the next leg, Esc closes; before the map and the window take these keys. */
function useSpiderKeys(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { spider } = useSpiderStore.getState();
      if (!spider || isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      const step = STEPS[event.key];
      if (event.key === 'Escape') closeSpider();
      else if (step === undefined) return;
      else {
        const count = spider.legs.length;
        const next = spider.active === -1 && step < 0 ? count - 1 : (spider.active + step + count) % count;
        const leg = activate(next);
        if (leg) useAppState.getState().select({ type: 'thing', id: leg.id });
      }
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [open]);
}

/** Spreads things of one spot out around it when it is opened, each to be chosen by mouse and keys. */
export function useSpider(engine: MapEngine, data: SpiderData | null, visible: Visibility): void {
  const spider = useSpiderStore((state) => state.spider);
  const browsing = useAppState((state) => state.mode.type === 'browse');
  const open = useOpen(engine, data, visible);
  const spread = spider && spider.legs.length < LIST_FROM ? spider : null;
  useSpiderKeys(spread !== null);
  useLegNames(engine, spread);
  // Records that moved, switches, other modes: what was spread out may not be there any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever one of them changes
  useEffect(() => closeSpider, [data, visible.kinds, browsing]);
  useEffect(() => {
    engine.onOpen = (hit) => {
      const leg = useSpiderStore.getState().spider?.legs.findIndex(({ id }) => id === hit?.id) ?? -1;
      if (hit && leg !== -1) {
        activate(leg);
        useAppState.getState().select({ type: 'thing', id: hit.id });
      } else if (hit) open(hit);
      else if (useSpiderStore.getState().spider) closeSpider();
      else useAppState.getState().select(null);
    };
    return () => {
      engine.onOpen = null;
    };
  }, [engine, open]);
  useEffect(() => {
    if (!spread) return;
    const offsets = spiderLayout(spread.legs.length);
    engine.top.setPainter('spider', 65, (context, view) => paintSpider(context, view, spread, offsets));
    engine.setHitTester('spider', 40, (at, view): Hit | null => {
      const leg = legAt(offsets, toCanvas(view, spread.at), ...toCanvas(view, at));
      const id = spread.legs[leg]?.id;
      return id ? { type: 'thing', id, anchor: legAnchor(spread, offsets[leg] ?? [0, 0], view) } : null;
    });
    return () => {
      engine.top.setPainter('spider', 65, null);
      engine.setHitTester('spider', 40, null);
    };
  }, [engine, spread]);
}
