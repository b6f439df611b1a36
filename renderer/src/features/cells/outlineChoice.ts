import type { ImportFile } from '#shared/contract/imports';
import type { InputOf } from '#shared/contract/index';
import type { CoordinateSystem } from '#shared/domain/geo/types';

/** What is to become of an opened file's areas. */
export type OutlineChoice = {
  readonly target: 'outline' | 'cells';
  readonly crs: CoordinateSystem;
  readonly name: string;
  readonly code: string;
  readonly nameKey: string | null;
  readonly codeKey: string | null;
  readonly parentKey: string | null;
  readonly tierKey: string | null;
  /** Beside the present cells, or in their place. */
  readonly mode: 'add' | 'replace';
};

const NAME_KEYS = /^(name|名称|网格名称?|mc)$/i;
const PARENT_KEYS = /^(parent|parent_?(code|id)|pid|上级|上级编码|上级网格|所属网格|所属网格编码)$/i;
const TIER_KEYS = /^(tier|level|type|层级|级别|类型|网格类型|网格级别)$/i;
const CODE_KEYS = /^(code|编码|网格编码|adcode|bm)$/i;

/** The file's own columns: what a cell's name and code may be taken from. */
export function keysOf(file: ImportFile): readonly string[] {
  return file.sheets[0]?.columns.map((column) => column.header) ?? [];
}

/** One area is most likely the outline, several are cells. */
export function firstChoice(
  file: ImportFile,
  known: Pick<OutlineChoice, 'crs' | 'name' | 'code'>,
): OutlineChoice {
  const keys = keysOf(file);
  return {
    ...known,
    target: (file.shapes?.areas ?? 0) > 1 ? 'cells' : 'outline',
    nameKey: keys.find((key) => NAME_KEYS.test(key)) ?? null,
    codeKey: keys.find((key) => CODE_KEYS.test(key)) ?? null,
    parentKey: keys.find((key) => PARENT_KEYS.test(key)) ?? null,
    tierKey: keys.find((key) => TIER_KEYS.test(key)) ?? null,
    mode: 'add',
  };
}

/** The choice as the core takes it. */
export function importInput(file: ImportFile, choice: OutlineChoice): InputOf<'cells.importCells'> {
  const { crs, nameKey, codeKey, parentKey, tierKey, mode } = choice;
  return { importId: file.importId, crs, nameKey, codeKey, parentKey, tierKey, mode };
}
