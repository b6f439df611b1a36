import { useEffect } from 'react';
import { type PickLine, useAppState } from '#renderer/state/index';
import { LEVEL_LOOKS } from '#renderer/ui/index';
import { inkOn } from '#shared/domain/kinds/index';
import { toCanvas, type View } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { paintText } from './label.ts';
import { mapPalette } from './palette.ts';
import { PROBLEM_COLOUR, paintProblem } from './useProblems.ts';

/** Lines of several problems have the colours of their levels. */
const colourOf = ({ level }: PickLine): string =>
  (level ? LEVEL_LOOKS[level]?.colour : null) ?? PROBLEM_COLOUR;

function paintLine(context: CanvasRenderingContext2D, view: View, line: PickLine): void {
  const [x1, y1] = toCanvas(view, line.from);
  const [x2, y2] = toCanvas(view, line.to);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.lineCap = 'round';
  context.lineWidth = 5;
  context.strokeStyle = mapPalette().halo;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = colourOf(line);
  context.stroke();
}

function paintRank(context: CanvasRenderingContext2D, view: View, line: PickLine): void {
  const [x, y] = toCanvas(view, line.to);
  context.beginPath();
  context.arc(x + 12, y - 12, 9, 0, 2 * Math.PI);
  context.fillStyle = colourOf(line);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = '#ffffff';
  context.stroke();
  paintText(context, String(line.rank), [x + 12, y - 11.5], {
    size: 12,
    bold: true,
    colour: inkOn(colourOf(line)),
    halo: 'transparent',
  });
}

/** Draws the lines from a problem to those who can solve it, and the pins of what is being entered. */
export function useLines(engine: MapEngine): void {
  const lines = useAppState((state) => state.lines);
  const draftAnchor = useAppState((state) => state.draft.anchor);
  const askedPlace = useAppState((state) => state.askedPlace);
  const pickedPlace = useAppState((state) => state.pickedPlace);
  useEffect(() => {
    if (lines.length === 0) return;
    const urgentLast = [...lines].sort((a, b) => (b.level ?? 0) - (a.level ?? 0));
    engine.top.setPainter('lines', 10, (context, view) => {
      for (const line of urgentLast) paintLine(context, view, line);
    });
    engine.top.setPainter('ranks', 70, (context, view) => {
      for (const line of urgentLast) paintRank(context, view, line);
    });
    return () => {
      engine.top.setPainter('lines', 10, null);
      engine.top.setPainter('ranks', 70, null);
    };
  }, [engine, lines]);
  const from = draftAnchor ?? askedPlace ?? (lines[0]?.level === undefined ? lines[0]?.from : null) ?? null;
  useEffect(() => {
    if (!from) return;
    engine.top.setPainter('draft', 80, (context, view) => {
      const [x, y] = toCanvas(view, from);
      context.translate(x, y);
      paintProblem(context, null, 30);
    });
    return () => engine.top.setPainter('draft', 80, null);
  }, [engine, from]);
  useEffect(() => {
    if (!pickedPlace) return;
    engine.top.setPainter('picked', 90, (context, view) => {
      const [x, y] = toCanvas(view, pickedPlace);
      context.strokeStyle = mapPalette().action;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      for (const [dx, dy] of [
        [0, 1],
        [0, -1],
        [1, 0],
        [-1, 0],
      ] as const) {
        context.moveTo(x + dx * 4, y + dy * 4);
        context.lineTo(x + dx * 14, y + dy * 14);
      }
      context.stroke();
    });
    return () => engine.top.setPainter('picked', 90, null);
  }, [engine, pickedPlace]);
}
