import { halfWidth } from '../imports/text.ts';

const BRACKETS = /[（(【[][^）)】\]]*[）)】\]]/g;
/** What stands before a name and says only where it is. */
const WHERE =
  /^(?:浙江省?|宁波市?|海曙区?|江北区?|鄞州区?|镇海区?|北仑区?|[\u4e00-\u9fff]{2,4}(?:街道|镇|乡))+/;
/** What stands behind a name and says only what form it has. */
const FORM =
  /(?:股份有限公司|有限责任公司|有限公司|分公司|公司|集团|商行|经营部|服务部|门市部|总店|分店|旗舰店|店|社区居民委员会|居民委员会|居委会)+$/;

/** A name as it is compared: half width, lower case, no blanks and signs. */
export function foldName(name: string): string {
  return halfWidth(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•.,，。、—_\-'"“”‘’]/g, '');
}

/**
 * What tells an organisation from others: its folded name without place, legal form and remarks in brackets
 * (宁波市海曙白云五金有限公司 → 白云五金). The folded name itself where nothing would be left.
 */
export function coreName(name: string): string {
  const bare = foldName(name.replace(BRACKETS, '')) || foldName(name);
  const core = bare.replace(WHERE, '').replace(FORM, '');
  return core.length >= 2 ? core : bare;
}

/** The numbers inside a name: 3幢 and 7幢, 一组 and 二组 are two things, however alike the rest is. */
export function numbersOf(folded: string): string {
  return (folded.match(/\d+|[一二三四五六七八九十百甲乙丙丁]+(?=[幢栋号组队楼室层期区班站])/g) ?? []).join(
    ' ',
  );
}

/** Whether two texts differ by at most one letter put in, left out, exchanged or swapped with its neighbour. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end])
    end += 1;
  const left = short.length - start - end;
  if (left <= (short.length === long.length ? 1 : 0)) return true;
  // Two neighbours that changed places.
  return (
    short.length === long.length &&
    left === 2 &&
    short[start] === long[start + 1] &&
    short[start + 1] === long[start]
  );
}

/** The text and each text that is left when one letter is taken out: texts one slip apart share one (SymSpell, Garbe 2012). */
export function slipKeys(text: string): readonly string[] {
  return [text, ...Array.from({ length: text.length }, (_, i) => text.slice(0, i) + text.slice(i + 1))];
}
