/** One written angle: signed degrees, by how many numbers it was written, and the axis its letter names. */
export type WrittenAngle = {
  readonly degrees: number;
  readonly parts: number;
  readonly axis: 'lng' | 'lat' | null;
};

type Mark = '°' | "'" | '"';
type Token =
  | { readonly type: 'number'; readonly text: string; readonly mark: Mark | null }
  | { readonly type: 'letter'; readonly letter: Letter }
  | { readonly type: 'comma' };
type Letter = 'E' | 'W' | 'N' | 'S';

/** Signs and words brought to one writing each, in this order; before NFKC, which would break ° and ″ up. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[º˚゜]|(?<![经纬])度/g, '°'],
  [/[″＂”“ˮ秒]|''|′′/g, '"'],
  [/[′＇’‘´`ʹ分]/g, "'"],
  [/[−–—－﹣]/g, '-'],
];
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(东经|经度|longitude|lng|lon)\s*[:=]?/gi, ' E '],
  [/西经\s*[:=]?/g, ' W '],
  [/(北纬|纬度|latitude|lat)\s*[:=]?/gi, ' N '],
  [/南纬\s*[:=]?/g, ' S '],
  [/^\s*(point|geo|wgs-?84|坐标)\s*[:=]?/i, ' '],
  [/[()[\]【】{}]/g, ' '],
  [/[、;]/g, ','],
  // 29:52:30 as 29°52'30
  [/(\d):(\d{1,2}):(?=\d)/g, "$1°$2'"],
  [/(\d):(?=\d)/g, '$1°'],
];
const TOKEN = /\s*(?:([-+]?\d+(?:\.\d+)?)\s*([°'"])?|([EWNS])|(,))/iy;
const MARKS: readonly Mark[] = ['°', "'", '"'];
const MOST_CHARS = 120;

/** The two angles that a text consists of, in their written order, or null when it is anything else. */
export function readAngles(text: string): readonly [WrittenAngle, WrittenAngle] | null {
  const tokens = text.length > MOST_CHARS ? null : tokensOf(text);
  const halves = tokens && halve(tokens);
  if (!halves) return null;
  const [first, second] = halves.map(angleOf);
  return first && second ? [first, second] : null;
}

function tokensOf(text: string): Token[] | null {
  const signed = SIGNS.reduce((now, [from, to]) => now.replace(from, to), text);
  const clean = WORDS.reduce((now, [from, to]) => now.replace(from, to), signed.normalize('NFKC'))
    .trim()
    .replace(/^,+|,+$/g, '');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < clean.length) {
    const found = TOKEN.exec(clean);
    if (!found) return null;
    const [, number, mark, letter] = found;
    if (number !== undefined) tokens.push({ type: 'number', text: number, mark: (mark as Mark) ?? null });
    else if (letter) tokens.push({ type: 'letter', letter: letter.toUpperCase() as Letter });
    else tokens.push({ type: 'comma' });
  }
  return tokens;
}

/** Where the second angle begins: at the comma, by the letters, at the second degree sign, or in the middle. */
function halve(tokens: readonly Token[]): readonly [readonly Token[], readonly Token[]] | null {
  const commas = tokens.flatMap((token, i) => (token.type === 'comma' ? [i] : []));
  const [comma] = commas;
  if (commas.length > 1) return null;
  if (comma !== undefined) return [tokens.slice(0, comma), tokens.slice(comma + 1)];
  const at = splitPlace(tokens);
  return at === null ? null : [tokens.slice(0, at), tokens.slice(at)];
}

function splitPlace(tokens: readonly Token[]): number | null {
  const letters = tokens.flatMap((token, i) => (token.type === 'letter' ? [i] : []));
  const [first, second] = letters;
  if (first !== undefined) {
    if (first > 0) return first + 1;
    return second ?? null;
  }
  const degrees = tokens.flatMap((token, i) => (token.type === 'number' && token.mark === '°' ? [i] : []));
  if (degrees.length === 2) return degrees[1] ?? null;
  return tokens.length % 2 === 0 ? tokens.length / 2 : null;
}

/** One to three numbers with their marks, and a letter in front or behind. */
function angleOf(tokens: readonly Token[]): WrittenAngle | null {
  const letters = tokens.flatMap((token, i) =>
    token.type === 'letter' ? [{ i, letter: token.letter }] : [],
  );
  const [named] = letters;
  if (letters.length > 1 || (named && named.i !== 0 && named.i !== tokens.length - 1)) return null;
  const numbers = tokens.filter((token) => token.type === 'number');
  const size = numbers.length > 3 ? null : magnitudeOf(numbers);
  const [degrees] = numbers;
  if (size === null || !degrees) return null;
  const negative = degrees.text.startsWith('-');
  if (negative && named) return null;
  const sign = negative || named?.letter === 'W' || named?.letter === 'S' ? -1 : 1;
  const axis = !named ? null : named.letter === 'E' || named.letter === 'W' ? 'lng' : 'lat';
  return { degrees: sign * size, parts: numbers.length, axis };
}

type NumberToken = Extract<Token, { type: 'number' }>;

/** Degrees without sign: only the last number has decimals, minutes and seconds are below 60 and have no sign. */
function magnitudeOf(numbers: readonly NumberToken[]): number | null {
  let sum = 0;
  for (const [place, { text, mark }] of numbers.entries()) {
    if (mark !== null && mark !== MARKS[place]) return null;
    const last = place === numbers.length - 1;
    if (!last && text.includes('.')) return null;
    const value = Math.abs(Number(text));
    if (place > 0 && (!/^\d/.test(text) || value >= 60)) return null;
    sum += value / 60 ** place;
  }
  return sum;
}
