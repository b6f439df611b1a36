import type { Generated, Selectable } from 'kysely';

/** Columns that every kept row has: its id, its version (one more with each change) and when it was put in the bin. */
type Kept = {
  id: string;
  version: number;
  created_at_ms: number;
  updated_at_ms: number;
  /** Set while the row is in the recycle bin. */
  deleted_at_ms: number | null;
};

/** All kinds of map things; `attrs`, `custom` and geometries are JSON text, positions WGS-84. */
export type ThingTable = Kept & {
  kind: string;
  name: string;
  category_id: string | null;
  address: string | null;
  phone: string | null;
  note: string | null;
  level: number | null;
  recheck_on: string | null;
  geometry: string | null;
  lng: number | null;
  lat: number | null;
  /** The system in which the position was given, and the position as given. */
  /** The system of `orig_geometry`; `address`: found by the address, see records/addressOrigin.ts. */
  orig_crs: string | null;
  orig_geometry: string | null;
  /** Derived: leaf cell of the anchor. */
  cell_id: string | null;
  attrs: string;
  custom: string;
  /** Derived: what search looks through, lower case. */
  search_text: string;
  /** Derived: sorts names by their sound (records/pinyin.ts). */
  name_key: string;
  /** Derived: `attrs.verifiedOn`, `YYYY-MM-DD`. */
  verified_on: string | null;
  batch_id: string;
};

export type CellTable = Kept & {
  code: string;
  name: string;
  tier: string;
  parent_id: string | null;
  geometry: string;
  lng: number;
  lat: number;
  area_m2: number;
  households: number | null;
  lead_id: string | null;
};

export type ProblemTable = Kept & {
  number: string;
  text: string;
  category_id: string | null;
  level: number | null;
  state: string;
  place_text: string | null;
  lng: number | null;
  lat: number | null;
  /** Derived: leaf cell of the place. */
  cell_id: string | null;
  reporter_name: string | null;
  reporter_phone: string | null;
  reported_at_ms: number;
  due_at_ms: number | null;
  closed_at_ms: number | null;
  result: string | null;
  rating: number | null;
  /** JSON: what was read from the words when it was registered, and what the clerk put right; null before version 8. */
  understood: string | null;
};

export type AssignmentTable = Kept & {
  problem_id: string;
  thing_id: string;
  state: string;
  reasons: string;
  note: string | null;
  sent_at_ms: number;
  done_at_ms: number | null;
};

export type ProblemEventTable = Kept & {
  problem_id: string;
  at_ms: number;
  action: string;
  from_state: string | null;
  to_state: string | null;
  note: string | null;
  actor_id: string;
};

export type CategoryTable = Kept & {
  scope: string;
  parent_id: string | null;
  name: string;
  keywords: string;
  needs: string;
  responsible: string;
  default_level: number | null;
  deadline_hours: number | null;
  /** JSON of a symbol; NULL in a map that no program with symbols has opened yet. */
  symbol: string | null;
  builtin: number;
  position: number;
};

/** A field of the office's own: its values stand in `things.custom` under this id. */
export type FieldTable = Kept & {
  kind: string;
  /** Only for things of this category; null for all of the kind. */
  category_id: string | null;
  label: string;
  type: string;
  /** JSON array of `{id, label, retired}`: records keep the ids. */
  choices: string;
  required: number;
  privacy: string;
  in_table: number;
  position: number;
};

/** Who belongs to whom: thing–thing (unit, team, person), and who has which post in a cell's team. */
export type LinkTable = Kept & {
  from_type: string;
  from_id: string;
  to_type: string;
  to_id: string;
  role: string;
  note: string | null;
};

/** 党支部 and 党小组. Who belongs to one carries its name in `attrs.branch`. */
export type BranchTable = Kept & {
  name: string;
  tier: string;
  parent_id: string | null;
  cell_id: string | null;
  secretary_id: string | null;
  note: string | null;
};

/** A way in which people write a place, learned from a click: it stands for a thing or for a point (WGS-84). */
export type AliasTable = Kept & {
  text: string;
  /** What is compared: see shared/domain/address. */
  folded: string;
  thing_id: string | null;
  lng: number | null;
  lat: number | null;
  source: string;
};

/** A photo or document of a thing; its content is `files/<first two of the hash>/<hash>`. */
export type FileTable = Kept & {
  thing_id: string;
  /** SHA-256 of the content, hexadecimal. */
  hash: string;
  file_name: string;
  mime: string;
  size_bytes: number;
  width_px: number | null;
  height_px: number | null;
  position: number;
};

/** What the map is drawn upon; JSON in `bbox`, `source` (an address with its key) and `picture`. */
export type BasemapTable = Kept & {
  name: string;
  type: string;
  content: string;
  crs: string;
  min_zoom: number;
  max_zoom: number;
  tile_size: number;
  bbox: string | null;
  opacity: number;
  shown: number;
  role: string;
  attribution: string;
  map_number: string;
  /** Drawing order, lowest first. */
  position: number;
  /** Its name in the map's folder `basemaps`: always one of ours. */
  file: string | null;
  size_bytes: number | null;
  source: string | null;
  picture: string | null;
  use: string | null;
};

/** Who was picked for a problem and who was passed over, as JSON of their parts of the score: nothing personal. */
export type MatchChoiceTable = Kept & { problem_id: string; at_ms: number; picked: string; passed: string };

/** 预案: what must come for a category and a level; `demands` is JSON. */
export type RunCardTable = Kept & {
  /** Null: for every category that has no card of its own. */
  category_id: string | null;
  level: number;
  demands: string;
  note: string | null;
  builtin: number;
  position: number;
};

/** 缺口: a need that nobody could meet when it was asked for. */
export type ShortageTable = Kept & {
  need: string;
  category_id: string | null;
  cell_id: string | null;
  problem_id: string | null;
  /** Why nobody: a code, i18n `shortage.<reason>`. */
  reason: string;
  /** How many were missing. */
  count: number;
  wanted_at_ms: number | null;
  noted_at_ms: number;
  solved_at_ms: number | null;
  note: string | null;
};

/** Two things that look alike and were judged to be two (`first_id` < `second_id`). */
export type DistinctPairTable = Kept & { first_id: string; second_id: string };

export type SavedListTable = Kept & { spec: string };
/** A view of the map under a name: `content` is JSON, `thumb` a data URL of a small picture ('' when there is none). */
export type ViewTable = Kept & { name: string; content: string; thumb: string; position: number };
/** The office's settings; the id is the key, the value JSON. */
export type SettingTable = Kept & { value: string };

/** Derived: one row a dated event (a problem's report, a risk's mark); every count by period reads it. */
export type EventTable = {
  id: string;
  source_type: string;
  source_id: string;
  category_id: string | null;
  level: number | null;
  at_ms: number;
  lng: number | null;
  lat: number | null;
  cell_id: string | null;
  /** When the problem was closed or the risk cleared; equal to `at_ms` when that is not recorded; null while it stands. */
  ended_at_ms: number | null;
};

/** One undoable step. `reverse_of` names the batch that it takes back; `origin` the step that a user did first. */
export type BatchTable = {
  /** The order in which they were committed; clocks can be set back. */
  seq: Generated<number>;
  id: string;
  label: string;
  actor_id: string;
  session_id: string;
  at_ms: number;
  count: number;
  kind: string;
  reverse_of: string | null;
  origin: string;
  undoable: number;
  /** Points that the step brought to another cell: JSON `[[from, to, count], …]`, null for no cell. */
  moved: Generated<string>;
};

/** What every command changed: whole rows before and after, as JSON. */
export type ChangeTable = {
  seq: Generated<number>;
  batch_id: string;
  entity: string;
  entity_id: string;
  before: string | null;
  after: string | null;
  actor_id: string;
  at_ms: number;
};

export type AccessLogTable = {
  id: string;
  at_ms: number;
  actor_id: string;
  action: string;
  entity_id: string | null;
  fields: string;
  purpose: string;
  count: number;
};

export type MetaTable = { key: string; value: string };

/** Tables whose rows are kept with history and can be undone. */
export type KeptTables = {
  things: ThingTable;
  cells: CellTable;
  problems: ProblemTable;
  assignments: AssignmentTable;
  problem_events: ProblemEventTable;
  categories: CategoryTable;
  saved_lists: SavedListTable;
  views: ViewTable;
  settings: SettingTable;
  fields: FieldTable;
  links: LinkTable;
  branches: BranchTable;
  aliases: AliasTable;
  files: FileTable;
  distinct_pairs: DistinctPairTable;
  basemaps: BasemapTable;
  match_choices: MatchChoiceTable;
  run_cards: RunCardTable;
  shortages: ShortageTable;
};
export type KeptTable = keyof KeptTables;

export type Schema = KeptTables & {
  events: EventTable;
  batches: BatchTable;
  changes: ChangeTable;
  access_log: AccessLogTable;
  meta: MetaTable;
};

export type ThingRow = Selectable<ThingTable>;
export type CellRow = Selectable<CellTable>;
export type ProblemRow = Selectable<ProblemTable>;
export type AssignmentRow = Selectable<AssignmentTable>;
export type CategoryRow = Selectable<CategoryTable>;
export type FieldRow = Selectable<FieldTable>;
export type BasemapRow = Selectable<BasemapTable>;
export type FileRow = Selectable<FileTable>;
export type NewRow<T extends KeptTable> = Omit<
  KeptTables[T],
  'version' | 'created_at_ms' | 'updated_at_ms' | 'deleted_at_ms'
>;
