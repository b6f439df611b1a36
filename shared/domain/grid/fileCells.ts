import { anchorOf } from '../geo/polygon.ts';
import type { Area } from '../geo/types.ts';
import { CellIndex } from './cellIndex.ts';
import { type CodeFormat, tierOfCode } from './codeFormat.ts';
import type { CreatedCell, GridCell } from './edit/index.ts';

/** An area of a file with its columns, WGS-84. */
export type FileArea = { readonly geometry: Area; readonly properties: Readonly<Record<string, string>> };

/** Which columns say what; null: none does. */
export type FileKeys = {
  readonly name: string | null;
  readonly code: string | null;
  /** The code (or, failing that, the name) of the cell that a micro cell belongs to. */
  readonly parent: string | null;
  /** 社区, 网格 or 微网格, or the like. */
  readonly tier: string | null;
};

export type FileCells = {
  readonly create: CreatedCell[];
  /** How many codes stood twice in the file or are taken: those cells get new ones. */
  readonly recoded: number;
  /** Micro cells for which no cell was found: they come in as cells. */
  readonly orphans: number;
  /** Areas that are an outline: there is one already, or another way to take it in. */
  readonly outlines: number;
};

const NAME_LENGTH = 60;
const CODE_LENGTH = 30;

type Row = { readonly area: FileArea; readonly code: string; tier: 'community' | 'cell' | 'micro' };

const textOf = (area: FileArea, key: string | null): string =>
  key === null ? '' : (area.properties[key] ?? '').normalize('NFKC').trim();

/**
 * The areas of a file as a tree of cells: the tier by its column, else by the form of the code, else a named parent makes
 * a micro cell; the parent by its column, else by the code's beginning, else the cell around it. `present` are the cells
 * that stay; `communityId` is what cells belong to.
 */
export function cellsOfFile(
  areas: readonly FileArea[],
  keys: FileKeys,
  format: CodeFormat,
  present: readonly GridCell[],
  communityId: string | null,
  newId: () => string,
): FileCells {
  const rows = areas.map((area): Row => rowOf(area, keys, format));
  const inFile = new Set(rows.filter((row) => row.tier === 'cell').flatMap(({ code }) => code || []));
  for (const row of rows)
    if (row.tier === 'cell' && keys.tier === null && namesParent(row, keys, inFile)) row.tier = 'micro';
  const used = new Set(present.flatMap(({ code }) => code || []));
  let recoded = 0;
  const freeCode = (code: string): string => {
    if (code === '') return '';
    if (code.length <= CODE_LENGTH && !used.has(code)) return used.add(code) && code;
    recoded += 1;
    return '';
  };
  const cells = rows
    .filter((row) => row.tier === 'cell')
    .map((row, i) => ({ row, cell: created(row, keys, communityId, freeCode(row.code), i, newId) }));
  const parents = parentFinder(
    [...present.filter(({ tier }) => tier === 'cell'), ...cells.map(({ cell }) => cell)],
    cells,
  );
  const micro = rows
    .filter((row) => row.tier === 'micro')
    .map((row) => ({ row, parentId: parents(row, keys) }))
    .map(({ row, parentId }, i) => {
      const made = created(row, keys, parentId ?? communityId, freeCode(row.code), i, newId);
      return parentId === null ? made : { ...made, tier: 'micro' as const };
    });
  return {
    create: [...cells.map(({ cell }) => cell), ...micro],
    recoded,
    orphans: micro.filter(({ tier }) => tier === 'cell').length,
    outlines: rows.filter((row) => row.tier === 'community').length,
  };
}

function rowOf(area: FileArea, keys: FileKeys, format: CodeFormat): Row {
  const code = textOf(area, keys.code);
  return { area, code, tier: tierOfWord(textOf(area, keys.tier)) ?? tierOfCode(code, format) ?? 'cell' };
}

function tierOfWord(word: string): Row['tier'] | null {
  if (/微|micro|三级/i.test(word)) return 'micro';
  if (/社区|村|community|一级/i.test(word)) return 'community';
  return /网格|cell|grid|二级/i.test(word) ? 'cell' : null;
}

/** Whether a row names another cell of the file as its parent. */
function namesParent(row: Row, keys: FileKeys, codes: ReadonlySet<string>): boolean {
  const parent = textOf(row.area, keys.parent);
  return parent !== '' && parent !== row.code && codes.has(parent);
}

function created(
  row: Row,
  keys: FileKeys,
  parentId: string | null,
  code: string,
  place: number,
  newId: () => string,
): CreatedCell {
  // As the file has it: brackets and the like are part of a name.
  const name = (keys.name === null ? '' : (row.area.properties[keys.name] ?? ''))
    .trim()
    .slice(0, NAME_LENGTH);
  return {
    id: newId(),
    geometry: row.area.geometry,
    tier: 'cell',
    parentId,
    name: name || row.code || String(place + 1),
    code,
  };
}

type Known = Pick<GridCell, 'id' | 'code' | 'name' | 'geometry'>;

function parentFinder(
  cells: readonly Known[],
  fromFile: readonly { readonly row: Row; readonly cell: CreatedCell }[],
): (row: Row, keys: FileKeys) => string | null {
  // By the code as the file has it, also where it could not be kept.
  const byCode = new Map([
    ...cells.map((cell) => [cell.code, cell.id] as const),
    ...fromFile.map(({ row, cell }) => [row.code, cell.id] as const),
  ]);
  byCode.delete('');
  const byName = new Map(cells.map((cell) => [cell.name, cell.id]));
  const index = new CellIndex(cells);
  return (row, keys) => {
    const named = textOf(row.area, keys.parent);
    const told = byCode.get(named) ?? byName.get(named);
    if (told !== undefined) return told;
    for (let length = row.code.length - 1; length > 0; length--) {
      const found = byCode.get(row.code.slice(0, length));
      if (found !== undefined) return found;
    }
    return index.find(anchorOf(row.area.geometry));
  };
}
