/** The category for what fits nowhere else, among the built-in ones. */
export const OTHER_CATEGORY_ID = 'problem-other';
