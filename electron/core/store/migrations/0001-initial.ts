/** The first tables. Positions WGS-84 degrees, instants epoch milliseconds, dates `YYYY-MM-DD`, JSON as text. */
export const up = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE things (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, category_id TEXT, address TEXT, phone TEXT, note TEXT,
  level INTEGER CHECK (level BETWEEN 1 AND 4), recheck_on TEXT, geometry TEXT, lng REAL, lat REAL,
  orig_crs TEXT, orig_geometry TEXT, cell_id TEXT, attrs TEXT NOT NULL, custom TEXT NOT NULL,
  search_text TEXT NOT NULL, batch_id TEXT NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER,
  CHECK ((lng IS NULL) = (lat IS NULL))
) STRICT;
CREATE INDEX things_name ON things (name, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_kind ON things (kind, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_category ON things (category_id, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_address ON things (address, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_cell ON things (cell_id, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_level ON things (level, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_recheck ON things (recheck_on, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_updated ON things (updated_at_ms, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_filter ON things (kind, level, category_id, cell_id, search_text) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_unplaced ON things (id) WHERE deleted_at_ms IS NULL AND lng IS NULL;
CREATE INDEX things_batch ON things (batch_id);
CREATE INDEX things_bin ON things (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;

CREATE TABLE cells (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, tier TEXT NOT NULL, parent_id TEXT,
  geometry TEXT NOT NULL, lng REAL NOT NULL, lat REAL NOT NULL, area_m2 REAL NOT NULL, households INTEGER,
  lead_id TEXT, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX cells_parent ON cells (parent_id);

CREATE TABLE problems (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, text TEXT NOT NULL, category_id TEXT,
  level INTEGER CHECK (level BETWEEN 1 AND 4), state TEXT NOT NULL, place_text TEXT, lng REAL, lat REAL, cell_id TEXT,
  reporter_name TEXT, reporter_phone TEXT, reported_at_ms INTEGER NOT NULL, due_at_ms INTEGER, closed_at_ms INTEGER,
  result TEXT, rating INTEGER, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX problems_reported ON problems (reported_at_ms) WHERE deleted_at_ms IS NULL;
CREATE INDEX problems_state ON problems (state) WHERE deleted_at_ms IS NULL;
CREATE INDEX problems_number ON problems (number);

CREATE TABLE assignments (
  id TEXT PRIMARY KEY, problem_id TEXT NOT NULL REFERENCES problems (id), thing_id TEXT NOT NULL,
  state TEXT NOT NULL, reasons TEXT NOT NULL, note TEXT, sent_at_ms INTEGER NOT NULL, done_at_ms INTEGER,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX assignments_problem ON assignments (problem_id);
CREATE INDEX assignments_thing ON assignments (thing_id, sent_at_ms);

CREATE TABLE problem_events (
  id TEXT PRIMARY KEY, problem_id TEXT NOT NULL REFERENCES problems (id), at_ms INTEGER NOT NULL,
  action TEXT NOT NULL, from_state TEXT, to_state TEXT, note TEXT, actor_id TEXT NOT NULL,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX problem_events_problem ON problem_events (problem_id, at_ms);

CREATE TABLE categories (
  id TEXT PRIMARY KEY, scope TEXT NOT NULL, parent_id TEXT, name TEXT NOT NULL, keywords TEXT NOT NULL,
  needs TEXT NOT NULL, responsible TEXT NOT NULL, default_level INTEGER, deadline_hours REAL,
  builtin INTEGER NOT NULL, position INTEGER NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;

CREATE TABLE saved_lists (
  id TEXT PRIMARY KEY, spec TEXT NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;

CREATE TABLE settings (
  id TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;

CREATE TABLE events (
  id TEXT PRIMARY KEY, source_type TEXT NOT NULL, source_id TEXT NOT NULL, category_id TEXT, level INTEGER,
  at_ms INTEGER NOT NULL, lng REAL, lat REAL, cell_id TEXT
) STRICT;
CREATE INDEX events_time ON events (source_type, at_ms);
CREATE INDEX events_source ON events (source_id);

CREATE TABLE batches (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, actor_id TEXT NOT NULL, session_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL, count INTEGER NOT NULL, kind TEXT NOT NULL, reverse_of TEXT, origin TEXT NOT NULL,
  undoable INTEGER NOT NULL
) STRICT;
CREATE INDEX batches_session ON batches (session_id, seq);

CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, batch_id TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL,
  before TEXT, after TEXT, actor_id TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_entity ON changes (entity, entity_id, seq);
CREATE INDEX changes_batch ON changes (batch_id, seq);

CREATE TABLE access_log (
  id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, actor_id TEXT NOT NULL, action TEXT NOT NULL, entity_id TEXT,
  fields TEXT NOT NULL, purpose TEXT NOT NULL, count INTEGER NOT NULL
) STRICT;
`;
