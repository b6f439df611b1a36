export {
  categoryColumnKeys,
  categoryColumns,
  categoryRow,
  type ListCategory,
  type ListMedium,
  WORD_SEPARATOR,
} from './categories.ts';
export { problemColumnKeys, problemColumns, thingColumnKeys, thingColumns } from './columns.ts';
export { type ListHead, type ListOffice, listHead } from './document.ts';
export { listFileName } from './fileName.ts';
export { BLANK, dayText, distanceText, instantText, longDayText, valueText } from './format.ts';
export { type ListPlanHelper, type ListPlanRow, planColumns, planRow } from './plan.ts';
export { fieldText, ListTotal, problemRow, thingRow } from './rows.ts';
export { type ListRunCard, runCardColumnKeys, runCardColumns, runCardRow } from './runCards.ts';
export { shortageColumnKeys, shortageColumns, shortageRow } from './shortages.ts';
export { layTrend, type Trend, type TrendBar } from './trend.ts';
export type {
  ListColumn,
  ListColumnType,
  ListEdition,
  ListLookups,
  ListProblem,
  ListRow,
  ListText,
  ListThing,
  ListValue,
} from './types.ts';
