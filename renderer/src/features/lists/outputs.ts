/** What a page goes to; a table may go into a workbook too. */
export const PAGE_OUTPUTS = ['print', 'pdf'] as const;
export const TABLE_OUTPUTS = ['print', 'pdf', 'xlsx'] as const;
export type ListOutput = (typeof TABLE_OUTPUTS)[number];

export const isTable = (outputs: readonly ListOutput[]): boolean => outputs.includes('xlsx');
