/** What each kind of danger needs first, and who answers for it, whatever the problem is about; see `dangerIn` for the words. */
type Danger = {
  readonly words: RegExp;
  readonly needs: readonly string[];
  readonly responsible: readonly string[];
};
const DANGERS: readonly Danger[] = [
  {
    words: /[火烟]|烧起来|爆炸/,
    needs: ['消防安全', '应急救援'],
    responsible: ['消防救援站', '微型消防站'],
  },
  {
    words: /[漏味泄].*气|气.*[漏味泄]/,
    needs: ['燃气维修', '应急救援'],
    responsible: ['燃气公司'],
  },
  { words: /触电|电到人|电死/, needs: ['电工', '急救'], responsible: ['供电所'] },
  {
    words: /晕|昏|不省人事|呼吸|没反应|抽搐|血|倒地|起不来|胸|喘不|心梗|中毒|骨折|伤|咬了人|被狗咬|撞|砸/,
    needs: ['急救', '上门医护'],
    responsible: ['120急救', '社区卫生服务站'],
  },
  {
    words: /跳楼|轻生|自杀|割腕|想不开|喝农药/,
    needs: ['心理疏导', '应急救援'],
    responsible: ['派出所', '警务室'],
  },
  { words: /溺水|落水|掉|塌|被困|困在|困人|关在电梯|救命/, needs: ['应急救援'], responsible: ['消防救援站'] },
  {
    words: /刀|砍人|捅人|家暴|动手|打老婆|打孩子|打伤/,
    needs: ['安全防范', '志愿巡逻'],
    responsible: ['派出所', '警务室'],
  },
  {
    words: /走失|走丢|不见|失踪|[没有未](?:回来|回家|到家|归)/,
    needs: ['应急搜寻', '志愿巡逻'],
    responsible: ['派出所', '警务室'],
  },
  { words: /爆管/, needs: ['市政抢修'], responsible: ['水务公司'] },
];

const toldBy = (danger: readonly string[]): readonly Danger[] =>
  DANGERS.filter(({ words }) => danger.some((word) => words.test(word)));

/** What the dangers that words tell of ask for, where a category whose needs these are reckons with none of it. */
export function dangerNeeds(danger: readonly string[], usual: readonly string[]): string[] {
  const found = toldBy(danger).filter((one) => !one.needs.some((need) => usual.includes(need)));
  return [...new Set(found.flatMap(({ needs }) => needs))];
}

/**
 * Who answers for a problem: those of its dangers, where its category names none of them, before those of the category.
 */
export function responsibleFor(danger: readonly string[], usual: readonly string[]): string[] {
  const found = toldBy(danger).filter(({ responsible }) => !responsible.some((name) => usual.includes(name)));
  return [...new Set([...found.flatMap(({ responsible }) => responsible), ...usual])];
}
