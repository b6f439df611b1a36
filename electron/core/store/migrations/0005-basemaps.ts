/** What the map is drawn upon. `source` holds an address with the office's own key: it never leaves the core. */
export const up = `
CREATE TABLE basemaps (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL, crs TEXT NOT NULL,
  min_zoom INTEGER NOT NULL, max_zoom INTEGER NOT NULL, tile_size INTEGER NOT NULL, bbox TEXT,
  opacity REAL NOT NULL, shown INTEGER NOT NULL, role TEXT NOT NULL, attribution TEXT NOT NULL, map_number TEXT NOT NULL,
  position INTEGER NOT NULL, file TEXT, size_bytes INTEGER, source TEXT, picture TEXT, use TEXT, version INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
`;
