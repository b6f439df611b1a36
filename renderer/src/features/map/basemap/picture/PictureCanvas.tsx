import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { View } from '../../canvas/view.ts';
import { pictureLoader } from '../loadTiles.ts';
import { paintTiles } from '../tiles/paintTiles.ts';
import { byItself, pictureGrid } from '../tiles/pictureGrid.ts';
import { rasterArt } from '../tiles/rasterArt.ts';
import { onPin, paintPins } from './paintPins.ts';
import { type Look, panned, pixelAt, viewOf, wholeLook, zoomed } from './pictureView.ts';
import type { DraftPoint } from './placing.ts';

type CanvasProps = {
  readonly basemap: Basemap & { picture: NonNullable<Basemap['picture']> };
  readonly points: readonly DraftPoint[];
  readonly active: string | null;
  readonly onClick: (pixel: readonly [number, number]) => void;
  readonly onMove: (key: string, pixel: readonly [number, number]) => void;
};

const CLICK_REACH_PX = 4;

/** The canvas's own size, followed as the pane is given more or less room. */
function useBox(): [(element: HTMLDivElement | null) => void, { width: number; height: number }] {
  const [box, setBox] = useState({ width: 0, height: 0 });
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setBox({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, box];
}

/** Tiles of the picture, and a number that grows as they come. */
function useTiles({ id, picture, tileSize }: CanvasProps['basemap']) {
  const [arrived, setArrived] = useState(0);
  const { width, height } = picture;
  const tiles = useMemo(() => {
    const size = { width, height, tileSize };
    const art = rasterArt(pictureLoader(id, size), {
      onChange: () => setArrived((count) => count + 1),
      onFault: () => undefined,
    });
    return { art, grid: pictureGrid(size, byItself) };
  }, [id, width, height, tileSize]);
  useEffect(() => () => tiles.art.destroy(), [tiles]);
  return { ...tiles, arrived };
}

/** Dragging moves the picture, or a point; a click that was no drag sets one. */
function usePointer(props: CanvasProps, view: View, setLook: (change: (look: Look) => Look) => void) {
  const press = useRef<{ x: number; y: number; key: string | null; moved: boolean } | null>(null);
  const place = (event: PointerEvent): readonly [number, number] => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const pinAt = (x: number, y: number): string | null =>
    props.points.find(
      ({ pixel }) =>
        pixel && onPin([pixel[0] * view.scale - view.left, pixel[1] * view.scale - view.top], x, y),
    )?.key ?? null;
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const [x, y] = place(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { x, y, key: pinAt(x, y), moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = press.current;
      if (!from) return;
      const [x, y] = place(event);
      if (!from.moved && Math.hypot(x - from.x, y - from.y) < CLICK_REACH_PX) return;
      if (from.key) props.onMove(from.key, pixelAt(view, x, y));
      else setLook((look) => panned(look, x - from.x, y - from.y));
      press.current = { ...from, moved: true, ...(from.key ? {} : { x, y }) };
    },
    onPointerUp: (event: PointerEvent) => {
      const from = press.current;
      press.current = null;
      if (!from || from.moved || from.key) return;
      const [x, y] = pixelAt(view, ...place(event));
      const { width, height } = props.basemap.picture;
      if (x >= 0 && y >= 0 && x <= width && y <= height) props.onClick([x, y]);
    },
  };
}

/** The picture by itself, to be looked at closely and to set points on. */
export function PictureCanvas(props: CanvasProps) {
  const { basemap, points, active } = props;
  const [boxRef, box] = useBox();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { art, grid, arrived } = useTiles(basemap);
  const [moved, setMoved] = useState<Look | null>(null);
  const whole = wholeLook({ ...basemap.picture, tileSize: basemap.tileSize }, box);
  const look = moved ?? whole;
  const dpr = Math.min(2, window.devicePixelRatio || 1);
  const view = viewOf(look, box.width, box.height, dpr);
  const setLook = useCallback(
    (change: (now: Look) => Look) => setMoved((now) => change(now ?? whole)),
    [whole],
  );
  const pointer = usePointer(props, view, setLook);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || box.width === 0 || arrived < 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    paintTiles(context, view, grid, art);
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    const pins = points.flatMap(({ key, pixel }, index) =>
      pixel
        ? [
            {
              at: [pixel[0] * view.scale - view.left, pixel[1] * view.scale - view.top] as const,
              number: index + 1,
              active: key === active,
            },
          ]
        : [],
    );
    paintPins(context, pins);
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // React listens to the wheel passively; the page must not scroll.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const factor = 2 ** (-event.deltaY / 300);
      setLook((now) =>
        zoomed(
          now,
          viewOf(now, box.width, box.height, dpr),
          event.offsetX,
          event.offsetY,
          factor,
          whole.scale,
        ),
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });
  return (
    <div className="lm-picture-box" ref={boxRef}>
      <canvas
        ref={canvas}
        className="lm-picture-canvas"
        width={Math.round(box.width * dpr)}
        height={Math.round(box.height * dpr)}
        aria-label={t('map.basemap.placing.picture')}
        {...pointer}
      />
    </div>
  );
}
