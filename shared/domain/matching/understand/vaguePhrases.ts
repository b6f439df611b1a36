/** Words in a text that stand for a number which they do not say. */
export type VaguePhrase = { readonly word: string; readonly start: number; readonly end: number };

const MEASURE = '(?:人|户|名|位|辆|台|棵|只|条|个|家(?![庭长里属中门具电务乡]))';
const PHRASES = new RegExp(
  [
    '一大?家(?:人|子)',
    '全家(?:老小|人)?',
    '一大?[帮伙拨批班]',
    '一大[群堆排片]',
    '一屋子',
    '[整全][幢栋座层]楼?',
    '(?:整|全)个?(?:单元|小区|楼道)',
    '全楼',
    `(?:许多|好多|很多|不少|大批|大量)${MEASURE}?`,
    `(?<![\\d十百千几])[多数]${MEASURE}`,
    '成群',
    '大伙儿?',
  ].join('|'),
  'g',
);

/** The phrases in a normalised text, from its beginning. */
export function vaguePhrasesIn(text: string): VaguePhrase[] {
  return [...text.matchAll(PHRASES)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}
