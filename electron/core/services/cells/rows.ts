import type { Cell } from '#shared/contract/cells';
import { areaM2 } from '#shared/domain/geo/distance';
import { anchorOf } from '#shared/domain/geo/polygon';
import type { Area } from '#shared/domain/geo/types';
import type { GridCell } from '#shared/domain/grid/edit/index';
import { maskName } from '#shared/domain/privacy';
import type { CellRow, NewRow } from '../../store/schema.ts';

/** A stored cell as the contract has it; `leadName` is the lead's true name, masked here. */
export function toCell(row: CellRow, leadName: string | null): Cell {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    tier: row.tier as Cell['tier'],
    parentId: row.parent_id,
    geometry: JSON.parse(row.geometry) as Area,
    centre: [row.lng, row.lat],
    areaM2: row.area_m2,
    households: row.households,
    leadId: row.lead_id,
    leadName: leadName && maskName(leadName),
    version: row.version,
  };
}

/** The columns of a new cell from its area (WGS-84). */
export function cellColumns(cell: {
  id: string;
  code: string;
  name: string;
  tier: Cell['tier'];
  parentId: string | null;
  geometry: Area;
  households?: number | null;
  leadId?: string | null;
}): NewRow<'cells'> {
  return {
    id: cell.id,
    code: cell.code,
    name: cell.name,
    tier: cell.tier,
    parent_id: cell.parentId,
    ...shapeColumns(cell.geometry),
    households: cell.households ?? null,
    lead_id: cell.leadId ?? null,
  };
}

/** The columns that follow from a cell's area (WGS-84). */
export function shapeColumns(area: Area): Pick<NewRow<'cells'>, 'geometry' | 'lng' | 'lat' | 'area_m2'> {
  const [lng, lat] = anchorOf(area);
  return { geometry: JSON.stringify(area), lng, lat, area_m2: areaM2(area) };
}

const areas = new WeakMap<CellRow, Area>();

/** A cell's area, read once for each state of its row. */
export function areaOfRow(row: CellRow): Area {
  let area = areas.get(row);
  if (!area) {
    area = JSON.parse(row.geometry) as Area;
    areas.set(row, area);
  }
  return area;
}

/** A stored cell as the operations of shared/domain/grid/edit take it. */
export const toGridCell = (row: CellRow): GridCell => ({
  id: row.id,
  version: row.version,
  geometry: areaOfRow(row),
  tier: row.tier as GridCell['tier'],
  parentId: row.parent_id,
  code: row.code,
  name: row.name,
  households: row.households,
});
