import { useEffect, useMemo } from 'react';
import type { Basemap } from '#shared/contract/basemaps';
import { toCanvas } from '../../canvas/view.ts';
import type { MapEngine } from '../../engine.ts';
import type { PointerTool } from '../../pointerTool.ts';
import { usePointerTool } from '../../usePointerTool.ts';
import { fitDraft } from './fit.ts';
import { onPin, paintPins } from './paintPins.ts';
import { clickPoint, usePlacing } from './placing.ts';

/** The map's side of placing: pins that can be set and moved. */
function placeTool(engine: MapEngine): PointerTool {
  let held: string | null = null;
  const now = () => {
    const { open, drafts } = usePlacing.getState();
    const draft = open ? drafts[open] : undefined;
    return open && draft ? { open, draft } : null;
  };
  const pinAt = (x: number, y: number): string | null =>
    now()?.draft.points.find(({ at }) => {
      if (!at) return false;
      const point = engine.map.latLngToContainerPoint([at[1], at[0]]);
      return onPin([point.x, point.y], x, y);
    })?.key ?? null;
  return {
    cursor: 'crosshair',
    onDown: ({ x, y }) => {
      held = pinAt(x, y);
      return held !== null;
    },
    onMove: ({ at }, dragging) => {
      const placing = now();
      if (!dragging || !held || !placing) return;
      const { open, draft } = placing;
      const key = held;
      usePlacing.getState().change(open, {
        points: draft.points.map((one) => (one.key === key ? { ...one, at } : one)),
      });
    },
    onUp: () => {
      held = null;
    },
    onClick: ({ at, x, y }) => {
      const placing = now();
      if (!placing || pinAt(x, y)) return;
      const { change, setActive } = usePlacing.getState();
      const next = clickPoint(placing.draft.points, 'at', [at[0], at[1]]);
      change(placing.open, { points: next.points });
      setActive(next.active);
    },
  };
}

/** Pins on the map, and clicks that set them, while a picture is being placed. */
export function usePlacingOnMap(engine: MapEngine): void {
  const open = usePlacing((state) => state.open);
  const draft = usePlacing((state) => (open ? state.drafts[open] : undefined));
  const active = usePlacing((state) => state.active);
  const tool = useMemo(() => (open ? placeTool(engine) : null), [engine, open]);
  usePointerTool(engine, tool);
  useEffect(() => {
    if (!draft) return;
    engine.top.setPainter('controlPoints', 95, (context, view) => {
      const pins = draft.points.flatMap(({ key, at }, index) =>
        at ? [{ at: toCanvas(view, at), number: index + 1, active: key === active }] : [],
      );
      paintPins(context, pins);
    });
    return () => engine.top.setPainter('controlPoints', 95, null);
  }, [engine, draft, active]);
}

/** The list as it is to be drawn while a picture is being placed: that picture by its draft, shown in any case. */
export function usePlacedList(list: readonly Basemap[]): readonly Basemap[] {
  const open = usePlacing((state) => state.open);
  const draft = usePlacing((state) => (open ? state.drafts[open] : undefined));
  const opacity = usePlacing((state) => state.opacity);
  return useMemo(() => {
    if (!draft) return list;
    return list.map((basemap) => {
      const { id, picture } = basemap;
      if (id !== open || !picture) return basemap;
      const { fit, method, points } = fitDraft(draft, picture);
      const placement = fit?.ok
        ? { method, points: points.map(({ pixel, at }) => ({ pixel: [...pixel] as [number, number], at })) }
        : picture.placement;
      return { ...basemap, shown: true, opacity, picture: { ...picture, placement } };
    });
  }, [list, open, draft, opacity]);
}
