/** A step that changed the grid says how many points moved from which cell to which: JSON `[[from, to, count], …]`. */
export const up = `
ALTER TABLE batches ADD COLUMN moved TEXT NOT NULL DEFAULT '[]';
`;
