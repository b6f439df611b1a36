import { cleanCell, halfWidth } from './text.ts';

/** What stands in a cell of names and numbers; empty texts for what is not there. */
export type NamePhone = {
  readonly name: string;
  /** Numbers as written, without blanks inside, joined by 、. */
  readonly phone: string;
  /** What is neither: remarks, posts, hours. */
  readonly rest: string;
};

/** A mobile number (also with blanks or dashes in it, 86 before it), a number with area code and extension, 400/800, a short one after 电话. */
const NUMBER = new RegExp(
  [
    String.raw`(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}`,
    String.raw`\(?0\d{2,3}\)?[- ]?\d{7,8}(?:(?:-|转)\d{1,5})?`,
    String.raw`[48]00-?\d{3}-?\d{4}`,
    String.raw`(?<=(?:电话|手机|短号|[Tt][Ee][Ll])[:.]?\s?)\d{3,8}`,
    String.raw`[2-9]\d{6,7}`,
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
  'g',
);
const LABEL = /(?:联系)?电话号?码?|手机号?码?|短号|联系方式|\b(?:tel|phone|mobile)\b/gi;
const HAN_NAME = /^\p{Script=Han}[\p{Script=Han}·•]{1,14}$/u;
const LATIN_NAME = /^[A-Za-z][A-Za-z .'-]{1,40}$/;

/** Signs that only part names from numbers; what they enclose is kept. */
const EDGES = /^[\s、，,;；/|:：()（）[\]【】\-—.。]+|[\s、，,;；/|:：()（）[\]【】\-—.。]+$/g;

/**
 * Parts a cell into names and numbers: `张三13812345678`, `张三（13812345678）`, `张三 0574-87651234`, `张三、李四`.
 * Nothing is lost: what is neither a name nor a number comes out as `rest`.
 */
export function splitNamePhone(text: string): NamePhone {
  const clean = halfWidth(cleanCell(text)).replace(/\s+/g, ' ');
  const numbers: string[] = [];
  const words = clean
    .replace(NUMBER, (found) => {
      // A digit before or after would make it a piece of a longer number.
      numbers.push(found.replace(/[ ()]/g, '').replace(/^\+?86-?(?=1[3-9])/, ''));
      return '|';
    })
    .replace(LABEL, '|');
  const names: string[] = [];
  const rest: string[] = [];
  for (const raw of words.split(/[|、,;/()[\]【】]+/)) {
    const word = raw.replace(EDGES, '');
    if (word === '') continue;
    // `张 三` is one name written wide.
    const joined = word.replace(/(?<=^\p{Script=Han}) (?=\p{Script=Han}$)/u, '');
    const isName = HAN_NAME.test(joined) || LATIN_NAME.test(joined);
    // After the first number a word is a name only where several persons stand in the cell.
    if (isName && (names.length === 0 || (joined.length <= 4 && !REMARK.test(joined)))) names.push(joined);
    else rest.push(word);
  }
  return { name: names.join('、'), phone: [...new Set(numbers)].join('、'), rest: rest.join('；') };
}

/** Words beside a name that say what somebody is or when he can be reached. */
const REMARK =
  /上午|下午|晚上|白天|周|工作|短信|微信|同号|备用|办公|家里|宅电|本人|儿子|女儿|家属|主任|书记|组长|队长|经理|负责|联系|值班|楼长|网格|先生|女士/;

/** Whether a column's values are names with numbers: most of them hold both. */
export function looksNamePhone(values: readonly string[]): boolean {
  let [filled, both] = [0, 0];
  for (const value of values) {
    if (cleanCell(value) === '') continue;
    filled += 1;
    const { name, phone } = splitNamePhone(value);
    if (name !== '' && phone !== '') both += 1;
  }
  return both >= 2 ? both >= filled * 0.3 : filled > 0 && both === filled;
}
