/** Categories have a symbol of their own, as JSON; NULL in a map of before until it is opened by this program. */
export const up = `
ALTER TABLE categories ADD COLUMN symbol TEXT;
`;
