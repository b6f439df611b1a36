import { dynamic, formatCount, kindName, t } from '#renderer/ui/index';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import type { View } from '../canvas/view.ts';
import { toCanvas } from '../canvas/view.ts';
import { hexOf } from '../colours/lab.ts';
import { TILE } from '../colours/patterns.ts';
import type { MapEngine } from '../engine.ts';
import type { CellFill } from '../layers/cellFill.ts';
import type { Look } from '../layers/cellLook.ts';
import { HEAT_STOPS } from '../layers/palette.ts';
import { type PlacedProblem, paintProblem } from '../layers/useProblems.ts';
import { rangeOf } from '../panels/ClassLegend.tsx';
import { countedName, howCounted, noBase } from '../panels/measureWords.ts';
import { paintSymbol, plainThing } from '../points/symbolArt.ts';
import type { LegendRow } from './furniture.ts';

type Context = CanvasRenderingContext2D;
const SYMBOL = 14;

function swatch(context: Context, look: Look): void {
  const [x, y, width, height] = [-9, -6, 20, 12];
  if (look.tile) {
    const tile = document.createElement('canvas');
    tile.width = TILE;
    tile.height = TILE;
    const pen = tile.getContext('2d');
    if (pen) {
      if (look.paper) {
        pen.fillStyle = hexOf(look.paper);
        pen.fillRect(0, 0, TILE, TILE);
      }
      pen.fillStyle = hexOf(look.ink);
      for (const [at, inked] of look.tile.entries())
        if (inked) pen.fillRect(at % TILE, Math.floor(at / TILE), 1, 1);
    }
    context.fillStyle = context.createPattern(tile, 'repeat') ?? hexOf(look.ink);
  } else context.fillStyle = hexOf(look.ink);
  context.fillRect(x, y, width, height);
  context.strokeStyle = '#6b7280';
  context.lineWidth = 0.6;
  context.strokeRect(x, y, width, height);
}

const isRisk = (kind: KindId): boolean => kindOf(kind).role === 'risk';

/** Kinds that stand on the sheet; risks by their levels. */
function kindRows(counts: Uint32Array): LegendRow[] {
  return KIND_IDS.flatMap((kind, index): LegendRow[] => {
    const count = counts[index] ?? 0;
    if (count === 0) return [];
    const row = {
      symbol: (context: Context) => paintSymbol(context, plainThing(kind, isRisk(kind) ? 1 : 0), SYMBOL),
      words: kindName(kind),
      count: formatCount(count),
    };
    if (!isRisk(kind)) return [row];
    const levels = [1, 2, 3, 4].map((level) => dynamic(`level.${level}`)).join(' / ');
    const symbol = (context: Context): void =>
      [1, 2, 3, 4].forEach((level, i) => {
        context.save();
        context.translate(-6 + (i % 2) * 10, i < 2 ? -5 : 5);
        paintSymbol(context, plainThing(kind, level), 8);
        context.restore();
      });
    return [{ ...row, symbol, words: `${row.words}（${levels}）` }];
  });
}

function classRows(fill: CellFill, categoryName: (id: string) => string | null, period: string): LegendRow[] {
  const { classes, appearance } = fill;
  const rows = classes.to.flatMap((_, index): LegendRow[] => {
    const look = appearance.classes[index];
    if (!look) return [];
    const count = t('map.cellCount', { count: classes.counts[index] ?? 0 });
    return [{ symbol: (context) => swatch(context, look), words: rangeOf(fill, index), count }];
  });
  const how = howCounted(fill, period);
  const heading = `${countedName(fill, categoryName)}${how ? `（${how}）` : ''}`;
  const unknown: LegendRow[] =
    fill.unknown > 0
      ? [
          {
            symbol: (context) => swatch(context, appearance.unknown),
            words: noBase(fill),
            count: t('map.cellCount', { count: fill.unknown }),
          },
        ]
      : [];
  return [{ symbol: null, words: heading, count: '', heading: true }, ...rows, ...unknown];
}

const heatRow = (): LegendRow => ({
  symbol: (context) => {
    const gradient = context.createLinearGradient(-9, 0, 11, 0);
    for (const [i, stop] of HEAT_STOPS.entries()) gradient.addColorStop(i / (HEAT_STOPS.length - 1), stop);
    context.fillStyle = gradient;
    context.fillRect(-9, -5, 20, 10);
  },
  words: t('map.print.heat'),
  count: '',
});

export type LegendInput = {
  readonly engine: MapEngine;
  readonly view: View;
  readonly problems: readonly PlacedProblem[];
  readonly fill: CellFill | null;
  readonly density: boolean;
  readonly cells: boolean;
  readonly categoryName: (id: string) => string | null;
  readonly period: string;
};

/** Only what is in the picture, with how many of each. */
export function legendRows(input: LegendInput): LegendRow[] {
  const { engine, view, fill } = input;
  const open = input.problems.filter(({ anchor }) => {
    const [x, y] = toCanvas(view, anchor);
    return x >= 0 && y >= 0 && x <= view.width && y <= view.height;
  });
  const problems: LegendRow[] =
    open.length > 0
      ? [
          {
            symbol: (context) => {
              context.translate(0, 8);
              paintProblem(context, null, 15);
            },
            words: t('map.openProblems'),
            count: formatCount(open.length),
          },
        ]
      : [];
  const border: LegendRow = {
    symbol: (context) => {
      context.strokeStyle = '#9a927f';
      context.lineWidth = 1.4;
      context.strokeRect(-8, -6, 18, 12);
    },
    words: t('map.cellLines'),
    count: '',
  };
  return [
    ...kindRows(engine.points.countOn(view)),
    ...problems,
    ...(input.cells ? [border] : []),
    ...(input.density ? [heatRow()] : []),
    ...(fill ? classRows(fill, input.categoryName, input.period) : []),
  ];
}
