import type { FieldSpec, PrivacyClass } from './kinds/index.ts';

/** What stands for a value of class `sensitive`. */
export const SENSITIVE_MASK = '***';

/** Surnames of two characters; a given name after one is masked whole. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 宇文 长孙 端木 轩辕 ' +
    '钟离 淳于 单于 太史 申屠 公羊 赫连 澹台 濮阳 太叔 仲孙 闻人 百里 呼延 西门 南门 东郭 万俟 拓跋'
  ).split(' '),
);
/** Posts that stand beside a name and say nothing about who it is. */
const TITLES = new Set(
  '网格长 微网格长 网格员 书记 副书记 主任 副主任 楼长 楼道长 组长 队长 站长 所长 会长 委员 党员 社工 保安 经理'.split(
    ' ',
  ),
);
const ORGANISATION =
  /(?:社区|街道|公司|中心|支部|委员会|居委会|业委会|派出所|物业|办公室|工作站|服务站|网格|大队|中队|分队|服务队|志愿队)$/u;
const HAN = /\p{Script=Han}/u;

function maskHanRun(run: string): string {
  const chars = [...run];
  const [first = '', second = ''] = chars;
  if (TITLES.has(run) || (chars.length >= 5 && ORGANISATION.test(run) && !run.includes('*'))) return run;
  if (/[·•]/u.test(run)) return first + run.slice(first.length).replace(/[^·•]/gu, '*');
  if (chars.length <= 2) return `${first}*`;
  if (COMPOUND_SURNAMES.has(first + second)) return `${first}${second}*`;
  const last = chars.at(-1) ?? '';
  return first + '*'.repeat(chars.length - 2) + (HAN.test(last) ? last : '*');
}

function maskNameRun(run: string): string {
  const [first = ''] = run;
  if (HAN.test(first)) return maskHanRun(run);
  const kept = /\p{L}/u.test(first) ? first : '*';
  return kept + '*'.repeat([...run].length - 1);
}

/**
 * 张明 → 张*, 张小明 → 张*明, 欧阳小明 → 欧阳*, John Smith → J*** S****; several names in one text each by itself.
 * A bare post (网格长) and an organisation's name stay.
 */
export function maskName(value: string): string {
  return value
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/[\p{L}\p{M}\p{N}*·•'’]+/gu, maskNameRun);
}

const PLACE = '[\\p{Nd}*＊]';
const PHONE_GROUP = new RegExp(`${PLACE}(?:[\\t .\\-–—－()（）·_]{0,2}${PLACE})*`, 'gu');
const PLACES = new RegExp(PLACE, 'gu');

/** ASCII digits of a group; a hidden digit and a digit of another script stand as '*'. */
function plainDigits(text: string): string {
  const places = text.match(PLACES) ?? [];
  return places
    .map((c) => (/[０-９]/u.test(c) ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .join('')
    .replace(/[^0-9]/gu, '*');
}

/**
 * How many digits of one number stand open at its start, are hidden, and stand open at its end. Reads only digits
 * that stay open, so that masking a masked number changes nothing.
 */
function phoneShape(digits: string): readonly [open: number, hidden: number, tail: number] {
  const prefix = /^(?:0086|86)(?=1[3-9])/u.exec(digits)?.[0].length ?? 0;
  if (/^1[3-9]\d/u.test(digits.slice(prefix)) && digits.length >= prefix + 11) return [prefix + 3, 4, 4];
  const area = /^0[12]\d/u.test(digits) ? 3 : /^0[3-9]\d\d/u.test(digits) ? 4 : 0;
  if (area > 0 && digits.length >= area + 7) return [area, digits.length >= area + 8 ? 4 : 3, 4];
  if (/^[48]00/u.test(digits) && digits.length === 10) return [3, 3, 4];
  if (digits.length >= 7) return [0, digits.length - 4, 4];
  if (digits.length >= 5) return [0, digits.length - 2, 2];
  return [0, digits.length, 0];
}

function maskPhoneGroup(group: string): string {
  let digits = plainDigits(group);
  let open = '';
  while (digits.length > 0) {
    const [head, hidden, tail] = phoneShape(digits);
    open += 'o'.repeat(head) + 'h'.repeat(hidden) + 'o'.repeat(tail);
    digits = digits.slice(head + hidden + tail);
  }
  let index = -1;
  return group.replace(PLACES, (c) => {
    index += 1;
    return open[index] === 'o' ? c : '*';
  });
}

/**
 * 13812341234 → 138****1234, 0574-87651234 → 0574-****1234; several numbers in one cell each by itself.
 * A value with at most four digits in all (110, a short extension) is no personal number and stays.
 */
export function maskPhone(value: string): string {
  if ((value.match(PLACES)?.length ?? 0) <= 4) return value;
  return value.replace(PHONE_GROUP, maskPhoneGroup);
}

/** First 3 and last 4 of an ID number; of a shorter document number the first and the last 2; a stub is hidden whole. */
export function maskIdNumber(value: string): string {
  const length = value.match(/[\p{L}\p{N}*]/gu)?.length ?? 0;
  const [head, tail] = length >= 15 ? [3, 4] : length >= 8 ? [1, 2] : [0, 0];
  let index = -1;
  return value.replace(/[\p{L}\p{N}*]/gu, (c) => {
    index += 1;
    return index < head || index >= length - tail ? c : '*';
  });
}

const NUMBER = '(?:\\p{Nd}+|[A-Za-z]|[一二三四五六七八九十百甲乙丙丁]+)';
const BUILDING = new RegExp(`${NUMBER}\\s*(?:号楼|幢|栋|座|#)`, 'u');
const DASHED = /(\p{Nd}{1,3}|[A-Za-z])\s*[-－–—]\s*\p{Nd}+(?![\p{Nd}号弄])/u;
const HOUSE = new RegExp(`${NUMBER}\\s*号(?!室|线|桥|房)`, 'u');
const LANE = new RegExp(`${NUMBER}\\s*弄`, 'u');
const ROOM = new RegExp(`${NUMBER}\\s*(?:室|单元|楼|层|户|房|号室|号房)|\\p{Nd}{3,}`, 'u');

function cutAddress(value: string): string {
  const building = BUILDING.exec(value);
  const dashed = DASHED.exec(value);
  if (dashed && (!building || dashed.index < building.index))
    return `${value.slice(0, dashed.index)}${dashed[1] ?? ''}幢`;
  const match = building ?? HOUSE.exec(value) ?? LANE.exec(value);
  if (match) return value.slice(0, match.index + match[0].length);
  const room = ROOM.exec(value);
  return room ? value.slice(0, room.index).trimEnd() || SENSITIVE_MASK : value;
}

/**
 * An address down to its building (幢, 号楼, 座), else its 号, else its 弄: 安丰小区3幢2单元201 → 安丰小区3幢,
 * 安丰小区3-201 → 安丰小区3幢. What follows (unit, room, names) is dropped.
 */
export function maskAddress(value: string): string {
  return untilStable(maskFreeText(value), cutAddress);
}

const FREE_TEXT: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/(?<![\p{Nd}])\p{Nd}{6}[ -]?\p{Nd}{8}[ -]?\p{Nd}{3}[\p{Nd}Xx](?![\p{Nd}])/gu, maskIdNumber],
  [/(?<!\p{Nd})(?:(?:\+|00)?86[ -]?)?1[3-9]\p{Nd}[ .-]?\p{Nd}{4}[ .-]?\p{Nd}{4}(?!\p{Nd})/gu, maskPhone],
  [/(?<!\p{Nd})1[3-9]\p{Nd}{2}[ .-]\p{Nd}{3}[ .-]\p{Nd}{4}(?!\p{Nd})/gu, maskPhone],
  [/(?<!\p{Nd})[(（]?0\p{Nd}{2,3}[)）]?[ -]?\p{Nd}{3,4}[ -]?\p{Nd}{4}(?!\p{Nd})/gu, maskPhone],
  [/(?<!\p{Nd})[48]00[ -]?\p{Nd}{3}[ -]?\p{Nd}{4}(?!\p{Nd})/gu, maskPhone],
  [/\p{Nd}{11,}/gu, (run) => `${run.slice(0, 3)}${'*'.repeat(run.length - 7)}${run.slice(-4)}`],
  [/(?<!\p{Nd})(?!(?:19|20)\p{Nd}{2}[01]\p{Nd}[0-3]\p{Nd})[2-9]\p{Nd}{7}(?![\p{Nd}.元])/gu, maskPhone],
  [/(?<=(?:电话|手机|号码|联系|座机|短号|[Tt][Ee][Ll])[^\p{Nd}\n]{0,6})\p{Nd}{6,10}(?!\p{Nd})/gu, maskPhone],
  [
    /[零〇一二三四五六七八九幺]{11,}/gu,
    (run) => `${run.slice(0, 3)}${'*'.repeat(run.length - 7)}${run.slice(-4)}`,
  ],
];

/**
 * Hides phone numbers (also written in Chinese numerals), ID numbers and other long numbers inside running text;
 * dates, door numbers and amounts stay.
 */
export function maskFreeText(text: string): string {
  return untilStable(text, (value) =>
    FREE_TEXT.reduce((result, [pattern, mask]) => result.replace(pattern, mask), value),
  );
}

/** Repeats a step that only ever shortens or hides until it changes nothing, which makes it idempotent. */
function untilStable(value: string, step: (value: string) => string): string {
  let before = value;
  for (;;) {
    const after = step(before);
    if (after === before) return after;
    before = after;
  }
}

const MASKS: Record<Exclude<PrivacyClass, 'sensitive'>, (value: string) => string> = {
  open: (value) => value,
  name: maskName,
  phone: maskPhone,
  idNumber: maskIdNumber,
  address: maskAddress,
};

/** The value as everybody may see it. Blank stays blank; lists are masked item by item. Never throws. */
export function maskValue(privacy: PrivacyClass, value: unknown): unknown {
  if (privacy === 'open' || value === null || value === undefined || value === '') return value;
  if (privacy === 'sensitive') return SENSITIVE_MASK;
  if (Array.isArray(value)) return value.map((item) => maskValue(privacy, item));
  if (typeof value === 'string') return MASKS[privacy](value);
  return typeof value === 'number' || typeof value === 'bigint'
    ? MASKS[privacy](String(value))
    : SENSITIVE_MASK;
}

/** What is masked of the items of a list: the rest of an item is no personal data. */
export const ITEM_PRIVACY: Partial<Record<FieldSpec['type'], Readonly<Record<string, PrivacyClass>>>> = {
  contacts: { name: 'name', phone: 'phone' },
  certificates: { number: 'idNumber' },
};

type Item = Readonly<Record<string, unknown>>;

/** One item of such a list with its personal parts masked. */
export function maskItem(privacy: Readonly<Record<string, PrivacyClass>>, item: unknown): unknown {
  if (item === null || typeof item !== 'object') return item;
  return Object.fromEntries(
    Object.entries(item as Item).map(([key, value]) => [key, maskValue(privacy[key] ?? 'open', value)]),
  );
}

/** `maskValue` for a field: running text that is open by itself still hides the numbers inside it. */
export function maskField(field: Pick<FieldSpec, 'privacy' | 'type'>, value: unknown): unknown {
  if (field.privacy === 'open' && field.type === 'longText' && typeof value === 'string')
    return maskFreeText(value);
  const items = ITEM_PRIVACY[field.type];
  if (items && Array.isArray(value)) return value.map((item) => maskItem(items, item));
  return maskValue(field.privacy, value);
}

/** Whether a value that comes back from a form is just the mask of the stored one, so means "as it was". */
export function isMasked(privacy: PrivacyClass, candidate: unknown, original: unknown): boolean {
  return same(candidate, maskValue(privacy, original));
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  return a === b || ((a ?? '') === '' && (b ?? '') === '');
}
