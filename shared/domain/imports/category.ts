import type { KindId } from '../kinds/index.ts';
import { cleanCell, halfWidth } from './text.ts';

export type NamedCategory = {
  readonly id: string;
  readonly scope: string;
  readonly name: string;
  readonly keywords: readonly string[];
};

/** OpenStreetMap's words for what a community registers, in the words of Chinese offices (wiki.openstreetmap.org, Map features). */
const OSM_WORDS: Readonly<Record<string, string>> = {
  school: '学校',
  kindergarten: '幼儿园',
  college: '学校',
  university: '学校',
  hospital: '医院',
  clinic: '诊所',
  doctors: '诊所',
  pharmacy: '药店',
  commercial: '商业',
  retail: '商场',
  mall: '商场',
  shop: '商店',
  supermarket: '超市',
  marketplace: '菜场',
  park: '公园',
  library: '图书馆',
  bank: '银行',
  police: '派出所',
  fire_station: '消防站',
  social_facility: '养老',
  toilets: '公厕',
};

const fold = (text: string): string => halfWidth(cleanCell(text)).toLowerCase();

/** Stands for "make a category of this name". */
export const MAKE_CATEGORY = '+';
const NEW_ID = '+:';

/** Under which key a plan keeps what a word that names no category stands for. */
export const categoryWordKey = (kind: KindId, word: string): string => `${categoryScope(kind)}:${fold(word)}`;

/** Stands in a row for the category that is still to be made. */
export const newCategoryId = (word: string): string => NEW_ID + cleanCell(word).slice(0, 60);

/** The name of a category still to be made; undefined for the id of one that is there. */
export const newCategoryName = (id: string): string | undefined =>
  id.startsWith(NEW_ID) ? id.slice(NEW_ID.length) : undefined;

/** Categories that a kind's rows may have: risks share those of problems. */
export const categoryScope = (kind: KindId): string => (kind === 'risk' ? 'problem' : kind);

/**
 * Makes the search of a category by the words of a cell: by name, then by keyword, then by a name or keyword inside
 * the words or around them. Undefined when nothing fits; the longest fitting word wins.
 */
export function categoryFinder(
  kind: KindId,
  categories: Iterable<NamedCategory>,
): (text: string) => string | undefined {
  const words: { word: string; id: string; isName: boolean }[] = [];
  for (const { id, scope, name, keywords } of categories) {
    if (scope !== categoryScope(kind)) continue;
    words.push({ word: fold(name), id, isName: true });
    for (const keyword of keywords) words.push({ word: fold(keyword), id, isName: false });
  }
  words.sort((a, b) => b.word.length - a.word.length || Number(b.isName) - Number(a.isName));
  const known = new Map<string, string | undefined>();
  const find = (text: string): string | undefined => {
    const exact = words.filter(({ word }) => word === text);
    if (exact.length > 0) return (exact.find(({ isName }) => isName) ?? exact[0])?.id;
    const inside = words.find(({ word }) => word.length >= 2 && text.includes(word));
    if (inside || text.length < 2) return inside?.id;
    return words.find(({ word, isName }) => isName && word.includes(text))?.id;
  };
  return (raw) => {
    const text = fold(raw);
    if (!known.has(text)) {
      const osm = OSM_WORDS[text];
      known.set(text, find(text) ?? (osm === undefined ? undefined : find(osm)));
    }
    return known.get(text);
  };
}
