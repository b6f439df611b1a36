import { type FieldSpec, type KindId, kindOf } from '../kinds/index.ts';
import { type OfficeField, specOf } from './officeField.ts';

/** All fields of a map by kind: the kinds' own and the office's in one shape. */
export type FieldBook = {
  /** The office's fields in their order. */
  readonly office: readonly OfficeField[];
  /**
   * Fields of a kind in form order: its own, then the office's (keys `custom.<id>`). With `categoryId`, only office
   * fields that fit a record of that category (null: of none); without it, all, as tables and imports need them.
   */
  readonly of: (kind: KindId, categoryId?: string | null) => readonly FieldSpec[];
  /** One field of a kind by its key. */
  readonly field: (kind: KindId, key: string) => FieldSpec | undefined;
};

/** The category above one, or null. */
export type ParentOf = (categoryId: string) => string | null | undefined;

/** Whether a category is another one or stands below it. */
function isWithin(categoryId: string | null, outer: string, parentOf: ParentOf): boolean {
  const seen = new Set<string>();
  for (let at = categoryId; at !== null && !seen.has(at); at = parentOf(at) ?? null) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
}

/** Makes the book of a map's office fields, given in their order. */
export function makeFieldBook(office: readonly OfficeField[], parentOf: ParentOf = () => null): FieldBook {
  const ofKind = new Map<KindId, readonly FieldSpec[]>();
  const byKey = new Map<KindId, ReadonlyMap<string, FieldSpec>>();
  const mine = (kind: KindId): readonly OfficeField[] => office.filter((field) => field.kind === kind);
  const all = (kind: KindId): readonly FieldSpec[] => {
    const known = ofKind.get(kind) ?? [...kindOf(kind).fields, ...mine(kind).map(specOf)];
    ofKind.set(kind, known);
    return known;
  };
  const ofCategory = new Map<string, readonly FieldSpec[]>();
  const fitting = (kind: KindId, categoryId: string | null): readonly FieldSpec[] => {
    const fits = mine(kind).filter(
      (field) => field.categoryId === null || isWithin(categoryId, field.categoryId, parentOf),
    );
    return [...kindOf(kind).fields, ...fits.map(specOf)];
  };
  return {
    office,
    of: (kind, categoryId) => {
      if (categoryId === undefined) return all(kind);
      // An import asks for every row.
      const key = `${kind} ${categoryId ?? ''}`;
      const known = ofCategory.get(key) ?? fitting(kind, categoryId);
      ofCategory.set(key, known);
      return known;
    },
    field: (kind, key) => {
      const known = byKey.get(kind) ?? new Map(all(kind).map((field) => [field.key, field]));
      byKey.set(kind, known);
      return known.get(key);
    },
  };
}

/** The kinds' own fields only. */
export const NO_OFFICE_FIELDS: FieldBook = makeFieldBook([]);
