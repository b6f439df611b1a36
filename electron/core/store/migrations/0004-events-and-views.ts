/** A status of a risk in a row of `changes`, which holds the whole row as JSON with `attrs` as JSON text inside. */
const statusIn = (column: string): string =>
  `CASE WHEN json_valid(json_extract(${column}, '$.attrs'))
        THEN json_extract(json_extract(${column}, '$.attrs'), '$.status') END`;

/**
 * Dated events know when they ended: problems by their closing, risks by the step that cleared them. A risk that was
 * entered as cleared has ended, but nobody recorded when: its end is its beginning. And saved views of the map.
 */
export const up = `
ALTER TABLE events ADD COLUMN ended_at_ms INTEGER;
UPDATE events SET ended_at_ms = (SELECT closed_at_ms FROM problems WHERE problems.id = source_id)
WHERE source_type = 'problem';
UPDATE events SET ended_at_ms = coalesce(
  (SELECT max(c.at_ms) FROM changes c JOIN batches b ON b.id = c.batch_id AND b.kind = 'do' WHERE c.entity = 'things' AND c.entity_id = source_id
   AND c.before IS NOT NULL AND c.after IS NOT NULL
   AND ${statusIn('c.after')} = 'cleared' AND ${statusIn('c.before')} IS NOT 'cleared'), at_ms)
WHERE source_type = 'risk' AND source_id IN (
  SELECT id FROM things WHERE kind = 'risk' AND json_valid(attrs) AND json_extract(attrs, '$.status') = 'cleared');

CREATE TABLE views (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL, thumb TEXT NOT NULL, position INTEGER NOT NULL,
  version INTEGER NOT NULL, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER
) STRICT;
`;
