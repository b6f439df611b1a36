import type { z } from 'zod';

/** How a field is entered, shown, imported and printed. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'date'
  | 'choice'
  | 'tags'
  | 'phone'
  | 'boolean'
  | 'level'
  | 'category'
  | 'weekly'
  | 'choices'
  | 'person'
  | 'file'
  /** Words like `tags`, proposed from the tree of skills; read with levels and certificates (`written/skills.ts`). */
  | 'skills'
  | 'skillLevels'
  | 'certificates'
  | 'contacts'
  | 'exceptions';

/**
 * How much a field says about a person (DESIGN.md §4).
 * `open` is shown to everybody; the others name the mask that the core puts on before a value leaves it;
 * `sensitive` is replaced whole.
 */
export type PrivacyClass = 'open' | 'name' | 'phone' | 'idNumber' | 'address' | 'sensitive';

/** Headings of forms and cards; a kind shows them in the order of its fields. */
export type FieldGroup =
  | 'basic'
  | 'skills'
  | 'offer'
  | 'contact'
  | 'time'
  | 'hours'
  | 'party'
  | 'consent'
  | 'check';

/** Columns that every thing has; all other fields live in `attrs`. */
export const SHARED_FIELDS = [
  'name',
  'categoryId',
  'address',
  'phone',
  'note',
  'level',
  'recheckOn',
] as const;
export type SharedField = (typeof SHARED_FIELDS)[number];

/**
 * One field of a kind, or one that the office made (shared/domain/fields): the single source of forms, table columns,
 * import mapping and print columns.
 */
export type FieldSpec = {
  /**
   * A shared column's name, a key of the kind's `attrs`, or `custom.<id>`. Labels are `field.<key>` in i18n, unless
   * the field brings its own.
   */
  readonly key: string;
  /** The office's own name of the field. */
  readonly label?: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Written by an act of its own (已核实, 撤回同意): shown, printed and imported, never typed into a form. */
  readonly byAct?: boolean;
  /** Values of a `choice` or `choices`; labels are `choice.<key>.<value>` in i18n, unless the field brings its own. */
  readonly choices?: readonly string[];
  /** The office's own words for the choices, also for those that are offered no longer. */
  readonly choiceLabels?: Readonly<Record<string, string>>;
  readonly privacy: PrivacyClass;
  /** Under which heading of form and card it stands: `group.<group>` in i18n; `basic` when not told. */
  readonly group?: FieldGroup;
  /** Shown in tables and printed by default. */
  readonly column: boolean;
  /** What is offered while typing: names that stand elsewhere in the map. Anything may be typed. */
  readonly suggest?: 'branch';
  /** Header words under which offices keep this field in their own lists (import proposes by these). */
  readonly headers: readonly string[];
};

/** The shape of a symbol on map, list, card, chart and paper. */
export type SymbolShape =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'pentagon'
  | 'hexagon'
  | 'star'
  | 'drop';

/** A kind of thing on the map. Adding one: this, a line in index.ts, labels in two JSON files, a sample in a test. */
export type KindDefinition<Id extends string = string, Attrs extends z.ZodObject = z.ZodObject> = {
  readonly id: Id;
  /** `resource` kinds are what a problem may be solved with; §10: the first five kinds. */
  readonly role: 'resource' | 'person' | 'building' | 'risk';
  /** Which geometry types the kind takes. */
  readonly geometry: readonly ('Point' | 'LineString' | 'Polygon' | 'MultiPolygon')[];
  readonly attrs: Attrs;
  readonly fields: readonly FieldSpec[];
  readonly symbol: { readonly shape: SymbolShape; readonly colour: string };
  /** A valid example: template row, test row. */
  readonly sample: {
    readonly name: string;
    readonly address?: string;
    readonly phone?: string;
    readonly attrs: z.input<Attrs>;
  };
};

/** Declares a kind; keeps the literal types of its id and schema. */
export function defineKind<const Id extends string, Attrs extends z.ZodObject>(
  definition: KindDefinition<Id, Attrs>,
): KindDefinition<Id, Attrs> {
  return definition;
}
