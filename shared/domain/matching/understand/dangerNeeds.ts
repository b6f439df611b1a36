import type { DangerFound, DangerKind } from './dangerWords.ts';

/** What a kind of danger needs first, and who answers for it, whatever the problem is about. */
type Danger = { readonly needs: readonly string[]; readonly responsible: readonly string[] };

/** In this order, where several come together. */
const DANGERS: readonly (readonly [DangerKind, Danger])[] = [
  ['fire', { needs: ['消防安全', '应急救援'], responsible: ['消防救援站', '微型消防站'] }],
  ['gas', { needs: ['燃气维修', '应急救援'], responsible: ['燃气公司'] }],
  ['shock', { needs: ['电工', '急救'], responsible: ['供电所'] }],
  ['hurt', { needs: ['急救', '上门医护'], responsible: ['120急救', '社区卫生服务站'] }],
  ['life', { needs: ['心理疏导', '应急救援'], responsible: ['派出所', '警务室'] }],
  ['trapped', { needs: ['应急救援'], responsible: ['消防救援站'] }],
  ['violence', { needs: ['安全防范', '志愿巡逻'], responsible: ['派出所', '警务室'] }],
  ['missing', { needs: ['应急搜寻', '志愿巡逻'], responsible: ['派出所', '警务室'] }],
  ['silent', { needs: ['急救', '锁匠'], responsible: ['警务室', '派出所'] }],
  ['burst', { needs: ['市政抢修'], responsible: ['水务公司'] }],
];

const toldBy = (danger: readonly DangerFound[]): readonly Danger[] =>
  DANGERS.flatMap(([kind, one]) => (danger.some(({ kinds }) => kinds.includes(kind)) ? [one] : []));

/** What the dangers in a text ask for, where a category whose needs these are reckons with none of it. */
export function dangerNeeds(danger: readonly DangerFound[], usual: readonly string[]): string[] {
  const found = toldBy(danger).filter((one) => !one.needs.some((need) => usual.includes(need)));
  return [...new Set(found.flatMap(({ needs }) => needs))];
}

/**
 * Who answers for a problem: those of its dangers, where its category names none of them, before those of the category.
 */
export function responsibleFor(danger: readonly DangerFound[], usual: readonly string[]): string[] {
  const found = toldBy(danger).filter(({ responsible }) => !responsible.some((name) => usual.includes(name)));
  return [...new Set([...found.flatMap(({ responsible }) => responsible), ...usual])];
}
