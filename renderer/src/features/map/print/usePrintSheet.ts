import { useApiQuery } from '#renderer/api/index';
import { useCategories, useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { formatCount, formatDate, t } from '#renderer/ui/index';
import { bboxOf } from '#shared/domain/geo/distance';
import type { Area, BBox } from '#shared/domain/geo/types';
import { listFileName } from '#shared/domain/lists/index';
import type { MapEngine } from '../engine.ts';
import { useCellDrawing } from '../layers/cellDrawing.ts';
import type { CellFill } from '../layers/cellFill.ts';
import { useColouring } from '../layers/useColouring.ts';
import { useOpenProblems } from '../layers/useProblems.ts';
import { countedName } from '../panels/measureWords.ts';
import { useSources } from '../panels/NoteLine.tsx';
import { usePeriod } from '../time/usePeriod.ts';
import type { Furniture } from './furniture.ts';
import { legendRows } from './legend.ts';
import { groundOf, viewOf } from './sheetView.ts';
import { usePrint } from './store.ts';
import type { Frame } from './usePrintFrame.ts';

/** The map's name and what it is coloured by. */
function useSuggestedTitle(fill: CellFill | null): string {
  const name = useApiQuery('app.state', {}).data?.map?.name ?? '';
  const { nameOf } = useCategories();
  const what = fill
    ? t('map.print.titleColoured', { what: countedName(fill, nameOf) })
    : t('map.print.titleMap');
  return `${name}${what}`;
}

/** Where the sheet lies; nothing when it holds the whole community. */
function insetOf(outline: Area, ground: BBox): Furniture['inset'] {
  const [west, south, east, north] = bboxOf(outline);
  const whole = west >= ground[0] && south >= ground[1] && east <= ground[2] && north <= ground[3];
  return whole ? null : { outline, ground };
}

export type PrintSheet = {
  readonly title: string;
  readonly suggested: string;
  readonly fileName: string;
  /** How many records stand on the sheet. */
  readonly count: () => number;
  /** All that stands on the sheet beside the map, as it is now. */
  readonly furniture: (watermark: string | null) => Furniture;
};

/** What stands around the map on paper. */
export function usePrintSheet(engine: MapEngine, { sheet, centre, scale }: Frame): PrintSheet {
  const { choice, title: typed } = usePrint();
  const layers = useAppState((state) => state.layers);
  const settings = useApiQuery('settings.get', {}).data;
  const mapName = useApiQuery('app.state', {}).data?.map?.name ?? '';
  const { list } = useCells();
  const { nameOf } = useCategories();
  const { label } = usePeriod();
  const fill = useColouring(useCellDrawing());
  const problems = useOpenProblems();
  const sources = useSources();
  const suggested = useSuggestedTitle(fill);
  const title = typed?.trim() || suggested;
  const office = settings?.officeName || mapName;
  const today = formatDate(Date.now());
  const furniture = (watermark: string | null): Furniture => {
    const view = viewOf(sheet, centre, scale);
    const outline = list.find(({ tier }) => tier === 'community')?.geometry;
    const rows = legendRows({
      engine,
      view,
      problems: layers.problem ? problems : [],
      fill: layers.cells ? fill : null,
      density: layers.density,
      cells: layers.cells,
      categoryName: nameOf,
      period: label,
    });
    return {
      title,
      legend: choice.legend ? { title: t('map.print.legend'), rows } : null,
      scale,
      scaleWords: `1:${formatCount(Math.round(scale))}`,
      north: choice.north ? 'N' : null,
      inset: choice.inset && outline ? insetOf(outline, groundOf(sheet, centre, scale)) : null,
      foot: [
        [t('map.note'), t('map.print.office', { name: office })],
        [sources, t('map.print.date', { date: today })],
      ],
      watermark,
    };
  };
  // A map named after the office already says whose it is.
  const fileName = listFileName(title.startsWith(office) ? '' : office, title, today);
  const count = (): number =>
    engine.points.countOn(viewOf(sheet, centre, scale)).reduce((sum, one) => sum + one, 0);
  return { title, suggested, fileName, count, furniture };
}
