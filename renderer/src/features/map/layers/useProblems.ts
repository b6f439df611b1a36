import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { LEVEL_LOOKS, symbolPath } from '#renderer/ui/symbols';
import { PROBLEM_STATES, type Problem } from '#shared/contract/problems';
import type { LngLat } from '#shared/domain/geo/types';
import { inWindow, toCanvas, type View } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';

export type PlacedProblem = Problem & { readonly anchor: LngLat };

const OPEN_STATES = PROBLEM_STATES.filter((state) => state !== 'closed');
const SIZE_PX = 20;
export const PROBLEM_COLOUR = '#5b2a6e';

/** Open problems that have a place. */
export function useOpenProblems(): readonly PlacedProblem[] {
  const { data } = useApiQuery(
    'problems.list',
    { filter: { states: OPEN_STATES }, limit: 1000 },
    { keepPrevious: true },
  );
  return useMemo(() => (data?.rows ?? []).filter((row): row is PlacedProblem => row.anchor !== null), [data]);
}

/** A drop whose tip is the place, with the level's colour in its middle. */
export function paintProblem(context: CanvasRenderingContext2D, level: number | null, sizePx: number): void {
  const path = new Path2D(symbolPath('drop', sizePx));
  context.translate(0, -sizePx / 2);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.fillStyle = PROBLEM_COLOUR;
  context.fill(path);
  context.beginPath();
  context.arc(0, -sizePx * 0.12, sizePx * 0.2, 0, 2 * Math.PI);
  context.fillStyle = LEVEL_LOOKS[level ?? 0]?.colour ?? '#ffffff';
  context.fill();
  context.lineWidth = 1.2;
  context.stroke();
}

/** Draws open problems above the things and finds the one under the pointer. */
export function useProblems(engine: MapEngine, problems: readonly PlacedProblem[]): void {
  const shown = useAppState((state) => state.layers.problem);
  useEffect(() => {
    if (!shown) return;
    engine.top.setPainter('problems', 20, (context, view) => {
      let inView = 0;
      for (const problem of problems) {
        const at = toCanvas(view, problem.anchor);
        if (inWindow(view, at)) inView += 1;
        if (!inWindow(view, at, view.padX)) continue;
        context.save();
        context.translate(at[0], at[1]);
        paintProblem(context, problem.level, SIZE_PX);
        context.restore();
      }
      if (useMapUi.getState().problemsInView !== inView) useMapUi.getState().set({ problemsInView: inView });
    });
    engine.setHitTester('problems', 20, (at, view) => problemAt(problems, at, view));
    return () => {
      engine.top.setPainter('problems', 20, null);
      engine.setHitTester('problems', 20, null);
    };
  }, [engine, problems, shown]);
}

function problemAt(problems: readonly PlacedProblem[], at: LngLat, view: View): Hit | null {
  const [x, y] = toCanvas(view, at);
  // The last one is painted on top.
  const found = problems.findLast(({ anchor }) => {
    const [px, py] = toCanvas(view, anchor);
    return Math.abs(x - px) <= SIZE_PX / 2 && y <= py && y >= py - SIZE_PX;
  });
  return found ? { type: 'problem', id: found.id, anchor: found.anchor } : null;
}
