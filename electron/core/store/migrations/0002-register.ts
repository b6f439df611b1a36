/**
 * The register: fields of the office's own, links and branches, learned place names, files, pairs that are no duplicates.
 * `things` gets two derived columns: the day of the last verification and a key that sorts names by their sound.
 */
export const up = `
ALTER TABLE things ADD COLUMN verified_on TEXT;
ALTER TABLE things ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE things SET verified_on = json_extract(attrs, '$.verifiedOn') WHERE json_valid(attrs);
CREATE INDEX things_name_key ON things (name_key, id) WHERE deleted_at_ms IS NULL;
CREATE INDEX things_verified ON things (verified_on, id) WHERE deleted_at_ms IS NULL;

CREATE TABLE fields (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, category_id TEXT, label TEXT NOT NULL, type TEXT NOT NULL,
  choices TEXT NOT NULL, required INTEGER NOT NULL, privacy TEXT NOT NULL, in_table INTEGER NOT NULL,
  position INTEGER NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;

CREATE TABLE links (
  id TEXT PRIMARY KEY, from_type TEXT NOT NULL, from_id TEXT NOT NULL, to_type TEXT NOT NULL, to_id TEXT NOT NULL,
  role TEXT NOT NULL, note TEXT, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX links_from ON links (from_id) WHERE deleted_at_ms IS NULL;
CREATE INDEX links_to ON links (to_id) WHERE deleted_at_ms IS NULL;

CREATE TABLE branches (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, tier TEXT NOT NULL, parent_id TEXT, cell_id TEXT, secretary_id TEXT,
  note TEXT, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;

CREATE TABLE aliases (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, folded TEXT NOT NULL, thing_id TEXT, lng REAL, lat REAL,
  source TEXT NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER,
  CHECK ((lng IS NULL) = (lat IS NULL))
) STRICT;
CREATE INDEX aliases_folded ON aliases (folded) WHERE deleted_at_ms IS NULL;

CREATE TABLE files (
  id TEXT PRIMARY KEY, thing_id TEXT NOT NULL, hash TEXT NOT NULL, file_name TEXT NOT NULL, mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL, width_px INTEGER, height_px INTEGER, position INTEGER NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX files_thing ON files (thing_id) WHERE deleted_at_ms IS NULL;

CREATE TABLE distinct_pairs (
  id TEXT PRIMARY KEY, first_id TEXT NOT NULL, second_id TEXT NOT NULL, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
`;
