/**
 * What the matching learns from and plans with. `problems.understood`: JSON of what was read from the words and what the
 * clerk put right. A choice: who was picked and who was passed over, as parts of scores without names. A run card (预案):
 * what must come for a category and level. A shortage (缺口): a need that nobody could meet.
 */
export const up = `
ALTER TABLE problems ADD COLUMN understood TEXT;
CREATE TABLE match_choices (
  id TEXT PRIMARY KEY, problem_id TEXT NOT NULL, at_ms INTEGER NOT NULL, picked TEXT NOT NULL, passed TEXT NOT NULL,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX match_choices_problem ON match_choices(problem_id);
CREATE TABLE run_cards (
  id TEXT PRIMARY KEY, category_id TEXT, level INTEGER NOT NULL, demands TEXT NOT NULL, note TEXT,
  builtin INTEGER NOT NULL, position INTEGER NOT NULL,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE TABLE shortages (
  id TEXT PRIMARY KEY, need TEXT NOT NULL, category_id TEXT, cell_id TEXT, problem_id TEXT, reason TEXT NOT NULL,
  count INTEGER NOT NULL, wanted_at_ms INTEGER, noted_at_ms INTEGER NOT NULL, solved_at_ms INTEGER, note TEXT,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
CREATE INDEX shortages_problem ON shortages(problem_id);
`;
