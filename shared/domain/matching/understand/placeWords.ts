import { normaliseText } from '../normalise.ts';
import { isOfPerson } from './personWords.ts';

/** A name that the office may give a place: as long, in letters. Shorter ones stand in too many texts. */
export const PLACE_NAME_LETTERS = { least: 3, most: 12 } as const;
const MOST_NAMES = 3;

/** What ends a name or is none: punctuation, small words, times, people. */
const APART =
  /[^\p{Script=Han}]+|昨[天晚日]|今[天晚早]|前天|早上|上午|中午|下午|晚上|夜里|刚才|现在|一直|经常|每天|有人|有个|有一|大家|居民|业主|我们|你们|他们|这[里个边]|那[里个边]|[的了在到从我你他她有是和跟离请把被给说往向靠近]/u;
/** What stands behind the name of a place. */
const BESIDE =
  /^(.{3,9}?)(?:大?门口|门前|门外|旁边?|边上?|对面|楼[下上]|[后前]面|[后前]头|背后|附近|里面?|外面|[下上]面|路口|拐角|转角|底下|处$)/u;
/** What a place is called at its end. */
const ENDS =
  /^(.{2,8}?(?:社|站|店|楼|桥|弄堂?|园|广场|市场|超市|学校|亭|庙|祠堂|码头|棚|塘|埠头|晒场|仓库|厂|宅|大院|院子|牌坊|井|树|房子?|埭|浜|塔|门|里弄|老街))/u;
/** Whole parts that are short and about nothing may be a name by themselves. */
const ALONE = /^.{3,6}$/u;
/** Everybody has one. */
const GENERAL =
  /^(?:我们?|本|整个|全)?(?:小区|社区|楼道|单元|楼栋?|房子|家|车库|电梯|地下室|停车场|菜场|学校|超市|路|门|大门|东门|西门|南门|北门){1,2}(?:口)?$/u;

/** Whether the office may call a place so: of some letters, not what every place has, nobody's name or home. */
export function isPlaceName(name: string): boolean {
  const plain = normaliseText(name);
  const { least, most } = PLACE_NAME_LETTERS;
  return (
    plain.length >= least &&
    plain.length <= most &&
    !/\d{4}/.test(plain) &&
    !GENERAL.test(plain) &&
    !isOfPerson(plain)
  );
}

/**
 * Words in a text that sound like the name of a place: what stands before 旁边, 门口 and the like, what ends as places are
 * called, short parts about nothing else. The likeliest first. `isTopic`: whether words are about something.
 */
export function placeWordsIn(text: string, isTopic: (words: string) => boolean): string[] {
  const parts = normaliseText(text).split(APART).filter(Boolean);
  const by = (pattern: RegExp): string[] => parts.flatMap((part) => pattern.exec(part)?.[1] ?? []);
  const alone = parts.filter((part) => ALONE.test(part) && !isTopic(part));
  const names = [...by(BESIDE), ...by(ENDS), ...alone];
  return [...new Set(names)].filter(isPlaceName).slice(0, MOST_NAMES);
}
