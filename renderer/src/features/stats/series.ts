/** The colour of each series, the same in every chart. */
export const SERIES = {
  problems: { key: 'problems', colour: '#5b7fa6' },
  closed: { key: 'closed', colour: '#2e7d4f' },
  risks: { key: 'risks', colour: '#c0392b' },
} as const;
