import type { DangerFound } from './dangerWords.ts';

/** Dangers that no single word tells: somebody who does not come home or does not answer, smoke out of a flat. */

/** The old and the young, who are looked for when they do not come home; not what is theirs, sent or said by them. */
const MISSED =
  /(?:老人|老太太?|老头|老爸|老妈|老爹|老娘|爷爷|奶奶|外公|外婆|阿公|阿婆|阿爷|阿娘|父亲|母亲|爸爸?|妈妈?|爹|娘|孩子|小孩|小囡|小朋友|儿子|女儿|孙子|孙女|外孙女?)(?!的|家|们?说|们?讲|群|养|寄|借|订|叫|给|住|妈|爸|乐园|房)/g;
const WENT_OUT =
  /出去|出门|出的门|下楼|上街|散步|遛弯|走出|跑出|离开|离家|放学|放了学|上学|(?<!过|(?<![早晚])上|进|回|失|拿|借|送)去(?!世|年|修|哪)/;
const SO_LONG =
  /小时|钟头|到现在|半天|一天|整天|一夜|一晚|天黑|天亮|\d点|[一两二三四五六七八九十]点|早上|清早|中午|下午|傍晚|晚上|昨|前天/;
const NOT_HOME = /(?:没有?|未)(?:回来|回家|到家|归)(?!过?年|吃饭)/g;
/** Somebody or something else is what is not back; or nobody wonders. */
const ANOTHER =
  /师傅|工人|维修工|社工|物业|快递员|抄表员|民警|子女|大人|家长|猫|狗|鸟|(?<![跟和给叫])我(?!家|妈|爸|爷|奶|们)|出差|住校|住院|外地|旅游|打工|上班|度假/;
const THING =
  /^(?:的|那)?(?:钱|款|费|证|卡|件|包裹|快递|外卖|药|退款|报销|结果|报告|单子|车)|的(?:钱|款|费|证|卡|件|包裹|药)[^,]*$/;
/** So far before it may stand who is missed. */
const MISSED_WITHIN = 45;

const SMOKE = /冒(?:着|出|了)?(?:大股|滚滚)?([黑浓白青])烟/g;
const IN_A_HOUSE = /楼|屋|房间|窗|厨房|阳台|车棚|车库|仓库|配电|电表|电线|电瓶|充电器|插座|冰箱|机房|家里?$/;
const ELECTRIC = /电|插座|冰箱/;
/** What smokes or steams every day: chimneys, kitchens that sell food, engines. */
const SMOKES_ANYHOW = /[店厂囱炉灶摊酒饭管扇壶]|餐馆|面馆|茶馆|食堂|烧烤|油烟机|加湿器|家家|户户|车(?!棚|库)/;
const SMOKE_WITHIN = 10;

const lastClauseOf = (text: string): string => text.split(/[,。;!?]/).at(-1) ?? '';

/** Who among the old and the young went out and is not back after a long time: the words that say so. */
function missedIn(text: string): string[] {
  return [...text.matchAll(NOT_HOME)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - MISSED_WITHIN), match.index);
    const who = [...before.matchAll(MISSED)].at(-1);
    if (who === undefined) return [];
    const since = before.slice(who.index + who[0].length);
    const isMissed =
      WENT_OUT.test(since) && SO_LONG.test(since) && !ANOTHER.test(since) && !THING.test(lastClauseOf(since));
    return isMissed ? [match[0]] : [];
  });
}

/** Smoke that is a fire by where it comes from: the words that say so. White smoke is mostly steam. */
function smokeIn(text: string): string[] {
  return [...text.matchAll(SMOKE)].flatMap((match) => {
    const before = lastClauseOf(text.slice(Math.max(0, match.index - SMOKE_WITHIN), match.index));
    const isFire = IN_A_HOUSE.test(before) && !SMOKES_ANYHOW.test(before);
    return isFire && (match[1] !== '白' || ELECTRIC.test(before)) ? [match[0]] : [];
  });
}

/** Who is looked after when they do not answer. */
const FRAIL = /独居|空巢|孤寡|一个人住|一个人在家|老人|老[太伯头]|大爷|大妈|阿[婆公爷]|爷爷|奶奶|外[公婆]/;
/** Whose telephone is not answered, when it is not that of who is silent. */
const OFFICES =
  '物业|社区|居委|街道|客服|热线|维修|公司|办公|平台|中心|站|所|子女|儿子|女儿|房东|中介|你们|师傅';
/** Signs that somebody does not answer; one of each row counts. */
const SILENT: readonly RegExp[] = [
  /(?:敲|拍|叫|喊)[^,。;!?]{0,3}门[^,。;!?]{0,6}(?:没人?[应开答]|不应|不开|没动静|没反应|没声音)|门铃?[^,。;!?]{0,6}没人[应答]/,
  new RegExp(`(?<!(?:${OFFICES})[^,。;!?]{0,4})电话[^,。;!?]{0,6}(?:不接|没人接|没接|打不通|关机|不通)`),
  /(?:没|未)(?:开过?门|露过?面|见到?[人他她]|看[到见][人他她]|有?动静)|联系不上(?!物业|师傅|维修|社区|你们|房东)/,
];
/** It may be so for another reason: a lift that is out of order. */
const STAYS_IN = /[没未](?:下过?楼|出过?门)/;
const DAYS_LONG = /(?:[一两二三四五六七八九十几好\d]+|整)(?:天|夜)|昨天?到现在|一直|从昨/;

/** Who is old or lives alone and has not answered for days, or in more than one way: the words that say so. */
function silentIn(text: string): string[] {
  if (!FRAIL.test(text)) return [];
  const signs = SILENT.flatMap((sign) => sign.exec(text)?.[0] ?? []);
  const [first] = signs;
  const isLong = DAYS_LONG.test(text) || STAYS_IN.test(text);
  return first === undefined || (signs.length < 2 && !isLong) ? [] : [first];
}

/** What tells such dangers in a normalised text. */
export const dangerScenesIn = (text: string): DangerFound[] => [
  ...missedIn(text).map((word): DangerFound => ({ word, kinds: ['missing'] })),
  ...smokeIn(text).map((word): DangerFound => ({ word, kinds: ['fire'] })),
  ...silentIn(text).map((word): DangerFound => ({ word, kinds: ['silent'] })),
];
