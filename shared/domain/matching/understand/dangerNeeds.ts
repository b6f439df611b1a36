/** What each kind of danger needs first, whatever the problem is about; see `dangerIn` for the words. */
const NEEDS: readonly (readonly [danger: RegExp, needs: readonly string[]])[] = [
  [/[火烟]|烧起来|爆炸/, ['消防安全', '应急救援']],
  [/[漏味泄].*气|气.*[漏味泄]/, ['燃气维修', '应急救援']],
  [/触电|电到人|电死/, ['电工', '急救']],
  [
    /晕|昏|不省人事|呼吸|没反应|抽搐|血|倒地|起不来|胸|喘不|心梗|中毒|骨折|伤|咬了人|被狗咬|撞|砸/,
    ['急救', '上门医护'],
  ],
  [/跳楼|轻生|自杀|割腕|想不开|喝农药/, ['心理疏导', '应急救援']],
  [/溺水|落水|掉|塌|被困|困在|困人|关在电梯|救命/, ['应急救援']],
  [/刀|砍人|捅人|家暴|动手|打老婆|打孩子|打伤/, ['安全防范', '志愿巡逻']],
  [/走失|走丢|不见|失踪|[没有未](?:回来|回家|到家|归)/, ['应急搜寻', '志愿巡逻']],
  [/爆管/, ['市政抢修']],
];

/** What the dangers that words tell of ask for, where a category whose needs these are reckons with none of it. */
export function dangerNeeds(danger: readonly string[], usual: readonly string[]): string[] {
  const found = NEEDS.flatMap(([words, needs]) =>
    danger.some((word) => words.test(word)) && !needs.some((need) => usual.includes(need)) ? needs : [],
  );
  return [...new Set(found)];
}
