import type { VulnerableFound, VulnerableGroup } from './types.ts';

/** Words for people, not for what is named after them: 老人 but not 老人活动室, 儿童 but not 儿童乐园. */
const NOT_A_PERSON =
  '(?!活动|之家|食堂|公寓|协会|大学|机|卡|证|节|乐园|游乐|滑梯|医院|用品|设施|座|房|车位|车[厢里]?|专座)';
const WORDS: Readonly<Record<VulnerableGroup, RegExp>> = {
  elderly: new RegExp(
    `(?:[七八九6-9]十多?岁|[6-9]\\d多?岁|100岁|百岁)(?:的?(?:老人|老太太?|老头|老伯|大爷|大妈|奶奶|爷爷))?|(?:孤寡|空巢|高龄)?(?:老人家?|老太太?|老头子?|老伯|老大爷|大爷|阿婆|阿公|老爷爷|老奶奶|奶奶|爷爷)${NOT_A_PERSON}`,
    'g',
  ),
  alone:
    /独居|孤寡|空巢|一个人住|独自(?:一人)?(?:居住|生活|在家)?|无人照[顾看料]|没人照[顾看料]|子女不在身边/g,
  child: new RegExp(
    `(?:婴儿|宝宝|幼儿|小孩子?|孩子们?|小朋友|儿童|未成年人?|小学生|留守儿童|(?<!\\d)(?:[1-9]|1[0-7])岁(?:多|半)?的?(?:孩子|小孩|女儿|儿子|男孩|女孩)?|[一二三四五六七八九]岁(?!数)多?)${NOT_A_PERSON}`,
    'g',
  ),
  pregnant: /孕妇|怀孕|大肚子|产妇|坐月子|临产|要生了|快生了/g,
  disabled:
    /残疾人?|残障|轮椅|瘫痪|卧床|盲人|聋哑人?|聋人|失能|半失能|拐杖|行动不便|腿脚不[便好]|走不动|下不了床|看不见的人|智力障碍/g,
  ill: /失智|痴呆|透析|癌症?|重病|病重|慢病|心脏病|糖尿病|高血压|中风|术后|刚出院|精神病|精神障碍|抑郁/g,
};

/** People in a normalised text whom a problem hits harder, group by group with the words. */
export function vulnerableIn(text: string): VulnerableFound[] {
  const found: VulnerableFound[] = [];
  for (const [group, pattern] of Object.entries(WORDS) as [VulnerableGroup, RegExp][]) {
    const words = [...new Set([...text.matchAll(pattern)].map(([word]) => word))];
    if (words.length > 0) found.push({ group, words });
  }
  return found;
}
