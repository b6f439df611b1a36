/**
 * What residents call a place of which there is one only: without the name of the community before it, mostly without
 * 服务 in it. 学校, 医院, 药店 are not here: who says so often means one elsewhere.
 */
const PLACE_NOUNS = [
  ...['菜市场', '农贸市场', '公园', '小学', '中学', '幼儿园', '卫生服务站', '卫生服务中心', '卫生院'],
  ...['党群服务中心', '便民服务中心', '养老服务中心', '敬老院', '养老院', '文化礼堂', '文化活动中心'],
  ...['活动中心', '警务室', '派出所', '消防站', '图书馆', '体育馆', '健身中心', '停车场', '公交站'],
  ...['地铁站', '文化广场', '垃圾中转站', '中转站', '快递驿站', '居委会', '托育园', '残疾人之家'],
];
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  菜市场: ['菜场'],
  农贸市场: ['菜场', '菜市场'],
};

/** Names that a place's full name (normalised) may be called by for short; none for the short name itself. */
export function shortNamesOf(name: string): string[] {
  const noun = PLACE_NOUNS.filter((one) => name.endsWith(one)).sort((a, b) => b.length - a.length)[0];
  if (noun === undefined) return [];
  const plain = noun.replace('服务', '');
  const short = [noun, ...(plain.length >= 3 ? [plain] : []), ...(OTHERWISE[noun] ?? [])];
  return [...new Set(short)].filter((one) => one !== name);
}

/** Names that a cell's full name (normalised) may be called by for short: 棠梨12网格 is 12网格 where no other is. */
export function shortCellNamesOf(name: string): string[] {
  const [short] = /\d+网格$/.exec(name) ?? [];
  return short === undefined || short === name ? [] : [short];
}

const SCHOOL = /小学|中学|幼儿园|托育园/;
/** Who speaks of going to school, or of a grade of schools, means no place. */
const SCHOOLING = /(?:读|念|考|升|入|(?<![早晚])上|小升|公办|民办|哪个|什么)$/;
/** Letters before it are its name: another place of that kind. */
const NAMED = /[a-z]$/;

/** Whether a short name that stands behind `before` in a normalised text means something else than the only place here. */
export const isMeantElse = (before: string, short: string): boolean =>
  NAMED.test(before) || (SCHOOL.test(short) && SCHOOLING.test(before));
