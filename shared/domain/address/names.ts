/** How an estate's name ends: a word that people add and leave out at will, one that belongs to the name, or neither. */
export type Suffix = 'none' | 'generic' | 'proper';

/** A name cut into what identifies it and the estate word behind. Roads are never cut. */
export type SplitName = {
  readonly full: string;
  readonly core: string;
  readonly suffix: Suffix;
  readonly ending: string;
  /** 2期, 东区: the part of the estate; '' when none is named. */
  readonly zone: string;
};

const GENERIC =
  /(?:安置小区|住宅小区|生活小区|小区|社区|住宅区|生活区|居民区|家属院|家属区|宿舍|大院|自然村|安置房)$/;
const PROPER =
  /(?:花园|公寓|家园|花苑|新村|嘉园|佳苑|雅苑|名苑|华庭|山庄|广场|大厦|小筑|苑|园|城|府|庭|里|湾|居|坊|郡)$/;
const ROAD = /(?:大道|大街|路|街|道|巷|弄|胡同|支路|横路|直街)$/;
const ZONE = '(?:\\d+(?:期|区|村|组团|组|队|社)|[东南西北中a-z]区)';
const AT_END = new RegExp(`^(.{2,}?)(${ZONE})$`);

/** Whether a name is a road's. */
export const isRoad = (name: string): boolean => ROAD.test(name);

/** `安丰小区` → 安丰 + generic, `映月花园` → 映月 + proper, `白云路` as it is, 安丰小区2期 → 安丰 + generic + 2期. */
export function splitName(name: string): SplitName {
  const full = name;
  if (ROAD.test(full)) return { full, core: full, suffix: 'none', ending: '', zone: '' };
  const [, base = full, zone = ''] = AT_END.exec(full) ?? [];
  for (const [suffix, pattern] of [
    ['generic', GENERIC],
    ['proper', PROPER],
  ] as const) {
    const ending = pattern.exec(base)?.[0] ?? '';
    const core = base.slice(0, base.length - ending.length);
    if (ending !== '' && core.length >= 2) return { full, core, suffix, ending, zone };
  }
  return { full, core: base, suffix: 'none', ending: '', zone };
}

/** How surely a written name with the same core means a known one, 0–1. */
export function sameName(written: SplitName, known: SplitName): number {
  if (written.zone !== known.zone) return written.zone === '' ? 0.8 * sameEnding(written, known) : 0;
  return sameEnding(written, known);
}

function sameEnding(written: SplitName, known: SplitName): number {
  if (written.ending === known.ending) return 1;
  if (written.suffix === 'none') return known.suffix === 'generic' ? 0.97 : 0.92;
  if (written.suffix === 'generic') return known.suffix === 'none' ? 0.97 : 0.86;
  return { none: 0.78, generic: 0.72, proper: 0.5 }[known.suffix];
}

const PROVINCE =
  /^(?:中国)?(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:省|市|(?:壮族|回族|维吾尔)?自治区)?/;
/** Levels from the top; each pattern takes a unit's name at the start of a text. */
const LEVELS = {
  city: /^(?:[\u4e00-\u9fff]{2,7}?|[a-z]\d*)(?:市(?![场民政路街巷区花])|自治州)/,
  district:
    /^(?:[\u4e00-\u9fff]{2,6}?(?<![小社园校住活民业属家东西南北中])|[\u4e00-\u9fff][东西南北]|[a-z]\d*)(?:区(?!域)|县|旗)/,
  street: /^(?:[\u4e00-\u9fff]{2,6}?)(?:街道(?![路巷])|镇(?![路街中巷])|乡(?![路街巷]))/,
  community:
    /^(?:[\u4e00-\u9fff]{2,8}?)(?:社区居委会|社区居民委员会|社区|居委会|村委会|村民委员会)(?=[\u4e00-\u9fff])/,
} as const;
export type Level = keyof typeof LEVELS | 'province';

/** Administrative units named before an address, and what follows them. */
export type AdminPrefix = {
  readonly units: readonly { readonly level: Level; readonly name: string }[];
  readonly rest: string;
};

const START = /^(?:(?:现|户籍|常|暂|租|家|经常)?(?:居住地|住址|住所|地址|住在|家住|住|地)|位于|在|[,()-])+/;

/** Cuts 浙江省宁波市海曙区白云街道 from the start of a folded address. */
export function cutAdmin(text: string): AdminPrefix {
  let rest = text.replace(START, '');
  const units: { level: Level; name: string }[] = [];
  const province = PROVINCE.exec(rest)?.[0];
  if (province !== undefined) {
    units.push({ level: 'province', name: province.replace(/^中国/, '').slice(0, 2) });
    rest = rest.slice(province.length);
  }
  for (const level of Object.keys(LEVELS) as (keyof typeof LEVELS)[]) {
    const found = LEVELS[level].exec(rest)?.[0];
    if (found === undefined) continue;
    units.push({ level, name: found });
    rest = rest.slice(found.length);
  }
  return { units, rest: rest.replace(START, '') };
}
