import { useEffect, useMemo } from 'react';
import { t } from '#renderer/ui/index';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from '../layers/palette.ts';
import { useMapUi } from '../mapUi.ts';
import type { Visibility } from '../points/pointSet.ts';
import type { SpiderData } from '../spider/gather.ts';
import { type Hover, hoverOf } from '../useInteraction.ts';
import { collectWalk } from './collect.ts';
import { endWalk, useWalkStore, walkItem } from './store.ts';

/** How a key goes through the things: forwards, back, or not at all. */
function stepOf({ key, shiftKey }: KeyboardEvent): number {
  if (key === 'Tab') return shiftKey ? -1 : 1;
  if (key === 'j' || key === 'J') return 1;
  return key === 'k' || key === 'K' ? -1 : 0;
}

type Walker = {
  /** Goes on; answers false at either end. */
  readonly step: (by: number) => boolean;
  readonly open: () => boolean;
};

function walkerOf(engine: MapEngine, data: SpiderData, visible: Visibility): Walker {
  return {
    step: (by) => {
      let { items, index } = useWalkStore.getState();
      if (index === -1) {
        const view = engine.top.view;
        items = view ? collectWalk(data, view, visible, useMapUi.getState().clusters) : [];
        if (items.length === 0) useWalkStore.setState({ empty: true });
      }
      index += by;
      if (index < 0 || index >= items.length) return false;
      useWalkStore.setState({ items, index, empty: false, opened: false });
      const item = items[index];
      useMapUi.getState().set({ hoverId: item?.type === 'thing' ? item.id : null });
      return true;
    },
    open: () => {
      const item = walkItem(useWalkStore.getState());
      if (!item) return false;
      if (item.type === 'cluster') endWalk();
      else useWalkStore.setState({ opened: true });
      engine.onOpen?.(item);
      return true;
    },
  };
}

/** The keys of the focused map, beside those that move it. */
function onKey(event: KeyboardEvent, walker: Walker, left: { yes: boolean }): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const by = stepOf(event);
  if (event.key === 'Tab' && left.yes) return false;
  // At either end Tab goes on to what follows on the page.
  if (by !== 0) return walker.step(by) || event.key !== 'Tab';
  if (event.key === 'Enter') return walker.open();
  if (event.key === '?') {
    useWalkStore.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }));
    return true;
  }
  if (event.key !== 'Escape') return false;
  left.yes = true;
  if (useWalkStore.getState().index === -1) return false;
  endWalk();
  return true;
}

/** Going through the things in view by keys while the map has the focus. */
export function useWalk(engine: MapEngine, data: SpiderData | null, visible: Visibility): void {
  useEffect(() => {
    const box = engine.map.getContainer();
    box.setAttribute('role', 'application');
    box.setAttribute('aria-label', t('map.keys.map'));
    if (!data) return;
    const walker = walkerOf(engine, data, visible);
    const left = { yes: false };
    const key = (event: KeyboardEvent): void => {
      if (event.target !== box || engine.tools.active || !onKey(event, walker, left)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const enter = (): void => {
      left.yes = false;
    };
    box.addEventListener('keydown', key);
    box.addEventListener('focus', enter);
    box.addEventListener('blur', endWalk);
    // What is nearest to the middle changes when the map moves.
    engine.map.on('movestart', endWalk);
    return () => {
      box.removeEventListener('keydown', key);
      box.removeEventListener('focus', enter);
      box.removeEventListener('blur', endWalk);
      engine.map.off('movestart', endWalk);
    };
  }, [engine, data, visible]);
  const item = useWalkStore(walkItem);
  useEffect(() => {
    if (!item) return;
    engine.top.setPainter('walk', 62, (context, view) => {
      const [x, y] = toCanvas(view, item.anchor);
      const side = useMapUi.getState().symbolSize + 14;
      context.strokeStyle = mapPalette().panel;
      context.lineWidth = 4.5;
      context.strokeRect(x - side / 2, y - side / 2, side, side);
      context.strokeStyle = mapPalette().action;
      context.lineWidth = 2.5;
      context.strokeRect(x - side / 2, y - side / 2, side, side);
    });
    return () => engine.top.setPainter('walk', 62, null);
  }, [engine, item]);
}

/** The card of what the walk stands at. */
export function useWalkHover(engine: MapEngine | null): Hover {
  const item = useWalkStore((state) => (state.opened ? null : walkItem(state)));
  return useMemo(() => (engine ? hoverOf(engine, item, null) : null), [engine, item]);
}
