import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import type { Certificate, DateException, WeeklySlot } from '#shared/domain/kinds/values';

/** What the judge knows of one who or which may help: raw, as it stands in the map's file. */
export type Helper = {
  readonly id: string;
  readonly list: 'people' | 'resources';
  readonly name: string;
  /** Exact words of skills or capabilities. */
  readonly abilities: readonly string[];
  readonly anchor: LngLat | null;
  /** 网格 (a micro cell stands for the cell it is part of). */
  readonly cellId: string | null;
  readonly weekly: readonly WeeklySlot[];
  readonly exceptions: readonly DateException[];
  /** `YYYY-MM-DD`. */
  readonly notBefore: string | null;
  readonly onCall: boolean;
  readonly ownCellOnly: boolean;
  readonly maxCallsPerMonth: number | null;
  readonly capacityState: string | null;
  readonly certificates: readonly Certificate[];
  /** False: no consent, or withdrawn. */
  readonly mayBeAsked: boolean;
};

export type Building = { readonly name: string; readonly estate: string | null; readonly anchor: LngLat };
export type Cell = { readonly id: string; readonly area: Area };
export type Call = { readonly helperId: string; readonly state: string; readonly sentAtMs: number };

export type Records = {
  readonly helpers: readonly Helper[];
  readonly buildings: readonly Building[];
  readonly cells: readonly Cell[];
  readonly calls: readonly Call[];
};

type Attrs = Readonly<Record<string, unknown>>;
export type RawThing = {
  readonly id: string;
  readonly kind: KindId;
  readonly name: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly cellId: string | null;
  readonly attrs: Attrs;
};

const isTold = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const anchorOf = ({ lng, lat }: RawThing): LngLat | null =>
  lng === null || lat === null ? null : [lng, lat];

/** Null for what helps nobody: a building, a risk. */
export function helperOf(thing: RawThing): Helper | null {
  const { id, kind, name, cellId, attrs } = thing;
  if (kind === 'building' || kind === 'risk') return null;
  const isPerson = kind === 'person';
  const consented =
    isTold(attrs.consentBasis) && isTold(attrs.consentOn) && !isTold(attrs.consentWithdrawnOn);
  return {
    id,
    list: isPerson ? 'people' : 'resources',
    name,
    abilities: listOf<string>(isPerson ? attrs.skills : attrs.capabilities),
    anchor: anchorOf(thing),
    cellId,
    weekly: listOf<WeeklySlot>(attrs.weekly),
    exceptions: listOf<DateException>(attrs.exceptions),
    notBefore: textOf(attrs.notBefore),
    onCall: attrs.onCall === true,
    ownCellOnly: attrs.serviceRange === 'cell',
    maxCallsPerMonth: typeof attrs.maxCallsPerMonth === 'number' ? attrs.maxCallsPerMonth : null,
    capacityState: textOf(attrs.capacityState),
    certificates: listOf<Certificate>(attrs.certificates),
    mayBeAsked: !isPerson || consented,
  };
}

type CellRow = { id: string; tier: string; parent_id: string | null; geometry: string };
type ThingRow = Omit<RawThing, 'attrs' | 'kind' | 'cellId'> & {
  kind: string;
  cell_id: string | null;
  attrs: string;
};

const LIVE = 'WHERE deleted_at_ms IS NULL';

/** Reads a map's file past the program: nothing of it says who fits what. */
export function readRecords(folder: string): Records {
  const file = new Sqlite(join(folder, 'map.sqlite'), { readonly: true });
  try {
    const rows = <T>(sql: string): T[] => file.prepare(sql).all() as T[];
    const cellRows = rows<CellRow>(`SELECT id, tier, parent_id, geometry FROM cells ${LIVE}`);
    const wholeCell = new Map(
      cellRows.map(({ id, tier, parent_id }) => [id, tier === 'micro' ? parent_id : id]),
    );
    const things = rows<ThingRow>(
      `SELECT id, kind, name, lng, lat, cell_id, attrs FROM things ${LIVE} ORDER BY id`,
    ).map(({ kind, cell_id, attrs, ...row }): RawThing => {
      const known = KIND_IDS.find((id) => id === kind);
      if (known === undefined) throw new RangeError(`kind ${kind}`);
      return { ...row, kind: known, cellId: wholeCell.get(cell_id ?? '') ?? null, attrs: JSON.parse(attrs) };
    });
    return {
      helpers: things.flatMap((thing) => helperOf(thing) ?? []),
      buildings: things.flatMap((thing) => {
        const anchor = anchorOf(thing);
        if (thing.kind !== 'building' || anchor === null) return [];
        return [{ name: thing.name, estate: textOf(thing.attrs.estate), anchor }];
      }),
      cells: cellRows
        .filter(({ tier }) => tier === 'cell')
        .map(({ id, geometry }) => ({ id, area: JSON.parse(geometry) as Area })),
      calls: rows<Call>(
        `SELECT thing_id AS helperId, state, sent_at_ms AS sentAtMs FROM assignments ${LIVE}`,
      ),
    };
  } finally {
    file.close();
  }
}
