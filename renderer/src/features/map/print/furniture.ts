import { bboxOf } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area, BBox } from '#shared/domain/geo/types';
import { metresPerUnit, type Rect, type Sheet } from '#shared/domain/print/index';
import { scaleBarM } from '../canvas/view.ts';

type Context = CanvasRenderingContext2D;

/** A line of the legend: its symbol drawn around the middle of a box, its words, a number. */
export type LegendRow = {
  readonly symbol: ((context: Context) => void) | null;
  readonly words: string;
  readonly count: string;
  /** Stands over the rows of its part. */
  readonly heading?: boolean;
};

export type Furniture = {
  readonly title: string;
  readonly legend: { readonly title: string; readonly rows: readonly LegendRow[] } | null;
  readonly scale: number;
  readonly scaleWords: string;
  readonly north: string | null;
  /** Where the sheet lies in the community. */
  readonly inset: { readonly outline: Area; readonly ground: BBox } | null;
  /** Left and right words of the two lines below the map. */
  readonly foot: readonly (readonly [string, string])[];
  readonly watermark: string | null;
};

const INK = '#1f2933';
const LINE = '#4b5563';
const SANS = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const TITLE_FONT = `"方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC", serif`;
const PAD = 10;

const font = (size: number, weight = 400): string => `${weight} ${size}px ${SANS}`;

/** Words cut to a width, with an ellipsis. */
function fitted(context: Context, words: string, most: number): string {
  if (context.measureText(words).width <= most) return words;
  let kept = words;
  while (kept.length > 1 && context.measureText(`${kept}…`).width > most) kept = kept.slice(0, -1);
  return `${kept}…`;
}

function paintTitle(context: Context, { title }: Sheet, words: string): void {
  let size = 26;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = INK;
  context.font = `700 ${size}px ${TITLE_FONT}`;
  while (size > 14 && context.measureText(words).width > title.width) {
    size -= 1;
    context.font = `700 ${size}px ${TITLE_FONT}`;
  }
  context.fillText(
    fitted(context, words, title.width),
    title.x + title.width / 2,
    title.y + title.height / 2 - 2,
  );
}

/** The neat line: thin inside, strong outside. */
function paintFrame(context: Context, { x, y, width, height }: Rect): void {
  context.strokeStyle = INK;
  context.lineWidth = 0.8;
  context.strokeRect(x, y, width, height);
  context.lineWidth = 2;
  context.strokeRect(x - 3, y - 3, width + 6, height + 6);
}

const ROW = 20;
const SYMBOL = 26;

function panel(context: Context, { x, y, width, height }: Rect): void {
  context.fillStyle = '#ffffff';
  context.fillRect(x, y, width, height);
  context.strokeStyle = LINE;
  context.lineWidth = 0.8;
  context.strokeRect(x, y, width, height);
}

function paintLegend(context: Context, map: Rect, legend: NonNullable<Furniture['legend']>): void {
  const { rows, title } = legend;
  context.font = font(12);
  const words = Math.max(...rows.map((row) => context.measureText(row.words).width), 60);
  const counts = Math.max(...rows.map((row) => context.measureText(row.count).width), 0);
  const width = Math.min(map.width * 0.4, 2 * PAD + SYMBOL + words + (counts > 0 ? counts + 14 : 0));
  const height = 28 + rows.length * ROW + 6;
  const box = { x: map.x + map.width - width - 8, y: map.y + map.height - height - 8, width, height };
  panel(context, box);
  context.fillStyle = INK;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.font = font(14, 700);
  context.fillText(title, box.x + width / 2, box.y + 16);
  rows.forEach((row, i) => {
    const y = box.y + 28 + i * ROW + ROW / 2;
    if (row.symbol) {
      context.save();
      context.translate(box.x + PAD + 8, y);
      row.symbol(context);
      context.restore();
    }
    context.fillStyle = INK;
    context.font = font(12, row.heading ? 700 : 400);
    context.textAlign = 'left';
    const left = row.heading ? box.x + PAD : box.x + PAD + SYMBOL;
    context.fillText(fitted(context, row.words, box.x + width - PAD - left - counts), left, y);
    context.textAlign = 'right';
    context.fillText(row.count, box.x + width - PAD, y);
  });
}

/** An arrow whose east half is filled, N above it. */
function paintNorth(context: Context, map: Rect, letter: string): void {
  const x = map.x + map.width - 30;
  const y = map.y + 52;
  context.save();
  context.translate(x, y);
  context.lineJoin = 'round';
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(0, -26);
    context.lineTo(side * 10, 14);
    context.lineTo(0, 6);
    context.closePath();
    context.fillStyle = side < 0 ? '#ffffff' : INK;
    context.fill();
    context.strokeStyle = INK;
    context.lineWidth = 1;
    context.stroke();
  }
  context.font = font(14, 700);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineWidth = 3;
  context.strokeStyle = '#ffffff';
  context.strokeText(letter, 0, -30);
  context.fillStyle = INK;
  context.fillText(letter, 0, -30);
  context.restore();
}

const INSET = { width: 132, height: 104 };

function paintInset(context: Context, map: Rect, { outline, ground }: NonNullable<Furniture['inset']>): void {
  const box = { x: map.x + 8, y: map.y + map.height - INSET.height - 8, ...INSET };
  panel(context, box);
  const [west, south, east, north] = bboxOf(outline);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const zoom = Math.min(
    (INSET.width - 16) / ((east - west) * squeeze),
    (INSET.height - 16) / (north - south),
  );
  const toX = (lng: number): number => box.x + box.width / 2 + (lng - (west + east) / 2) * squeeze * zoom;
  const toY = (lat: number): number => box.y + box.height / 2 - (lat - (south + north) / 2) * zoom;
  context.beginPath();
  for (const ring of polygonsOf(outline).flat()) {
    for (const [i, [lng, lat]] of ring.entries()) {
      if (i === 0) context.moveTo(toX(lng), toY(lat));
      else context.lineTo(toX(lng), toY(lat));
    }
  }
  context.fillStyle = '#eef1f4';
  context.fill('evenodd');
  context.strokeStyle = LINE;
  context.lineWidth = 1;
  context.stroke();
  context.save();
  context.beginPath();
  context.rect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
  context.clip();
  context.strokeStyle = '#b0343c';
  context.lineWidth = 1.5;
  context.strokeRect(
    toX(ground[0]),
    toY(ground[3]),
    toX(ground[2]) - toX(ground[0]),
    toY(ground[1]) - toY(ground[3]),
  );
  context.restore();
}

const length = (metres: number): string => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`);

/** A bar of four fields with its figures, and 1:N above it; answers its width. */
function paintScale(context: Context, sheet: Sheet, { scale, scaleWords }: Furniture): number {
  const perUnit = metresPerUnit(sheet, scale);
  const bar = scaleBarM(perUnit, 210);
  const width = bar / perUnit;
  const { x } = sheet.foot;
  const y = sheet.foot.y + 27;
  for (let field = 0; field < 4; field += 1) {
    context.fillStyle = field % 2 === 0 ? INK : '#ffffff';
    context.fillRect(x + (field * width) / 4, y, width / 4, 5);
  }
  context.strokeStyle = INK;
  context.lineWidth = 0.8;
  context.strokeRect(x, y, width, 5);
  context.fillStyle = INK;
  context.font = font(10);
  context.textBaseline = 'alphabetic';
  for (const share of [0, 0.5, 1]) {
    context.textAlign = share === 0 ? 'left' : share === 1 ? 'right' : 'center';
    context.fillText(share === 0 ? '0' : length(bar * share), x + width * share, y - 3);
  }
  context.font = font(12, 700);
  context.textAlign = 'left';
  context.fillText(scaleWords, x + width + 12, y + 5);
  return width + 12 + context.measureText(scaleWords).width + 16;
}

function paintFoot(context: Context, { foot }: Sheet, lines: Furniture['foot'], left: number): void {
  context.fillStyle = INK;
  context.font = font(11);
  context.textBaseline = 'alphabetic';
  lines.forEach(([begin, end], i) => {
    const y = foot.y + 26 + i * 18;
    context.textAlign = 'right';
    const right = fitted(context, end, foot.width * 0.4);
    context.fillText(right, foot.x + foot.width, y);
    const room = foot.width - left - context.measureText(right).width - 16;
    context.textAlign = 'left';
    context.fillText(fitted(context, begin, Math.max(40, room)), foot.x + left, y);
  });
}

function paintWatermark(context: Context, { map }: Sheet, words: string): void {
  context.save();
  context.beginPath();
  context.rect(map.x, map.y, map.width, map.height);
  context.clip();
  context.globalAlpha = 0.1;
  context.fillStyle = INK;
  context.font = font(22, 700);
  context.textAlign = 'center';
  // So far apart that the slanting words never run into each other.
  const step = context.measureText(words).width + 60;
  for (let y = map.y; y < map.y + map.height + 200; y += 170)
    for (let x = map.x; x < map.x + map.width + step / 2; x += step) {
      context.save();
      context.translate(x, y);
      context.rotate(-Math.PI / 7);
      context.fillText(words, 0, 0);
      context.restore();
    }
  context.restore();
}

/** Everything on the sheet but the map itself. */
export function paintFurniture(context: Context, sheet: Sheet, furniture: Furniture): void {
  const { map } = sheet;
  if (furniture.watermark) paintWatermark(context, sheet, furniture.watermark);
  if (furniture.legend && furniture.legend.rows.length > 0) paintLegend(context, map, furniture.legend);
  if (furniture.inset) paintInset(context, map, furniture.inset);
  if (furniture.north) paintNorth(context, map, furniture.north);
  paintFrame(context, map);
  paintTitle(context, sheet, furniture.title);
  const left = paintScale(context, sheet, furniture);
  paintFoot(context, sheet, furniture.foot, left);
}
