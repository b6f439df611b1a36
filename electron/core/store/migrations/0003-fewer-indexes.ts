/**
 * Names are sorted by their sound, other columns in memory: these indexes serve no question any more, and were half the
 * time of every insert.
 */
export const up = `
DROP INDEX things_name;
DROP INDEX things_kind;
DROP INDEX things_address;
DROP INDEX things_level;
DROP INDEX things_recheck;
`;
