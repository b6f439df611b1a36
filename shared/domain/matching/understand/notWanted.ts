import { CLOCK_WORDS, DAY_WORDS, NUMBER, PART_WORDS, SPAN_WORDS, WEEKDAY } from './timeWords.ts';

const APART = ',，。;；!！?？\n';
const IN_CLAUSE = `[^${APART}]`;
/** The day or the span that is named. */
const TIME = `(?:${DAY_WORDS}|${SPAN_WORDS}|(?:${NUMBER}月)?${NUMBER}[日号](?!人))`;

/** What was, with its hour, and what always is: 昨晚八点, 上周五下午3点, 每周三, 2018年11月23日. */
const PAST_OR_ALWAYS = new RegExp(
  [
    `(?:(?:昨|前)(?:天|日|晚|夜)|上个?(?:周|星期|礼拜)[一二三四五六日天末]?|上个?月底?)(?:${PART_WORDS})?(?:\\s?${CLOCK_WORDS}(?:[到至-]${CLOCK_WORDS})?)?`,
    '每个?(?:周|星期|礼拜)[一二三四五六日天末]?|每个?月底|每[到逢]?周末|周末都(?!有空|在家|可以|[行能好])',
    '\\d{2,4}年\\d{1,2}月(?:\\d{1,2}[日号]?)?(?:[（(]?(?:周|星期)[一二三四五六日天][)）]?)?(?:上午|下午|晚上)?',
    `(?:每天|天天|每晚)(?:${PART_WORDS})?`,
  ].join('|'),
  'g',
);

/** Who says, promises or announces: 物业说, 他答应. */
const SAYS =
  '说(?!好|定|法|话|起|明(?![天日早晚]))|讲(?!座|课|究|好|定|解|话)|答应|承诺|保证(?!金)|表示|回[复话]|告诉|通知|扬言|威胁|宣布|声称|推[到说]|拖到';
const BETWEEN =
  '(?:我们?|咱们?|阿拉|他们?|她|你们?|等到?|要到?|到|最[迟晚]|会|先|一定|大概|可能|了|[,，:： ]){0,3}';
/** A time that somebody else names, to the end of the clause. */
const SAID = new RegExp(`(?:${SAYS})${BETWEEN}${TIME}${IN_CLAUSE}*`, 'g');
/** Before such a verb: it is the caller who speaks, or who asks that something be said. */
const SAID_BY_US =
  /(?:请(?![的了来过假])|麻烦|帮(?!忙的|工)|拜托|劳驾|能不能|能否|可否|可以|希望|[跟向给](?!我|咱|阿拉)|(?<![让叫给跟对告诉])我[们就想]?$)/;
/** What is said is a wish, or that somebody is at home then. */
const WISHED = /有空|在家|方便|希望|想|需要|要求|麻烦|请|能不能|可不可以|能否|[吗伐么]$/;

/** Somebody is told to do or leave something: 让我明天搬走, 叫我后天不用来了. */
const TOLD = new RegExp(
  `(?:让|叫|逼|赶|要求|通知|勒令|限|要)(?:我们?|咱们?|阿拉|租[客户]|员工|工人|老人)${IN_CLAUSE}{0,4}?${TIME}${IN_CLAUSE}{0,4}?(?:搬|走|滚|离|腾|退|别|不用|不要|不必|不准|还|交)`,
  'g',
);
/** 明天不用来, 后天不行, 明天再说. */
const REFUSED = new RegExp(
  `${TIME}(?:${PART_WORDS})?(?:起|开始|就|都|可以|先|你们?|您|我们?|大家){0,2}(?:别(?!人|墅|处)|不用|不必|不要(?!紧)|再[说讲看]|(?:没空|没时间|不行|不方便)(?=了?(?:[${APART}]|$)))`,
  'g',
);
/** What else is on that day: 明天中考, 明天还要上班. */
const ANOTHER_MATTER = new RegExp(
  `(?:${DAY_WORDS})(?:${PART_WORDS})?(?:我|孩子|小孩|大家|人家)?(?:就要?|还[要得]?|要|是|得|也要)?(?:[中高大小]考|考试|期[中末]考|开学|上[班课学]|早起)(?![前后时期的])`,
  'g',
);
/** It goes on at the weekend too: 星期天也敲, 周末还在施工. */
const GOES_ON = new RegExp(
  `${WEEKDAY}(?:${PART_WORDS})?(?:也|都|还|又|照样|仍然?|依然)(?![可行有能好来要得没是想不]|在家|方便)`,
  'g',
);
/** What the caller has to do then, and that help is wanted with it. */
const TO_DO = /要|得|去|做|开会|考|出院|手术|检查|体检|面试|开庭/;
const HELP_WITH =
  /没(?:人(?![管来修理应处])|车)|陪|接送|[人去来]接|送|照[顾看]|看护|带孩子|帮[忙我]|找个?人|[走下]不[动了]/;

/** A text without the times at which no help is wanted: past ones, those that others name, refuse or have other plans for. */
export function withoutUnwanted(text: string): string {
  const isHelpWanted = HELP_WITH.test(text);
  const others = text
    .replace(PAST_OR_ALWAYS, ' ')
    .replace(SAID, (said, at: number, whole: string) =>
      isOwnWord(whole, at, said) || (isHelpWanted && TO_DO.test(said)) ? said : ' ',
    )
    .replace(TOLD, ' ')
    .replace(REFUSED, ' ')
    .replace(GOES_ON, ' ');
  return isHelpWanted ? others : others.replace(ANOTHER_MATTER, ' ');
}

/** The text clause by clause. */
export const clausesOf = (text: string): string[] => text.split(CLAUSE_END);
const CLAUSE_END = new RegExp(`[${APART}]`);
/** As far before the verb as it is looked who speaks. */
const MOST_BEFORE = 14;

function isOwnWord(text: string, at: number, said: string): boolean {
  const before = clausesOf(text.slice(Math.max(0, at - MOST_BEFORE), at)).at(-1) ?? '';
  return SAID_BY_US.test(before) || WISHED.test(said);
}
