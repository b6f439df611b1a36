import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#shared/contract/problems';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

/**
 * Callers' own words against the demo community. The rule: `category` is what an experienced clerk would choose (any of
 * them is right); `first` is a skill or capability that one of the first three people or resources must have; `never`
 * must not be read of any of the first three of either list. Written from what such cases need, not from the answers.
 */
type Case = {
  readonly say: string;
  readonly category: readonly string[];
  readonly first?: string;
  readonly never?: RegExp;
};

const CASES: readonly Case[] = [
  { say: '路灯坏了，朝南埭12幢', category: ['公共照明'], first: '电工' },
  {
    say: '家里水管漏水漏到楼下',
    category: ['房屋渗漏', '供水故障', '水电气', '供水'],
    first: '水暖工|防水补漏|管道疏通',
  },
  { say: '电梯困人了快来', category: ['电梯困人'], first: '电梯维保', never: /通信营业厅/ },
  {
    say: '楼上半夜打麻将太吵',
    category: ['噪音扰民', '邻居生活噪音', '邻里噪音', '生活噪音'],
    first: '邻里调解',
  },
  {
    say: '想找工作，失业半年了',
    category: ['就业创业', '求职'],
    first: '就业指导|招聘信息|技能培训',
    never: /电工工作室/,
  },
  { say: '楼上往下扔东西砸到车', category: ['高空抛物', '抛物'], never: /高空作业/ },
  // It says two things: the dog barks at night, and it runs free.
  { say: '狗半夜乱叫不拴绳', category: ['不文明养犬', '宠物', '宠物管理', '动物叫声'] },
  { say: '狗不牵绳咬人', category: ['不文明养犬', '宠物', '宠物管理'] },
  { say: '独居老人两天没开门了', category: ['独居老人关爱', '为老服务'], first: '独居探访' },
  // Come to blows, it is both.
  { say: '邻居吵架打起来了', category: ['邻里纠纷', '家庭邻里纠纷', '打架闹事'], first: '邻里调解' },
  {
    say: '消防通道被车堵了',
    category: ['消防通道堵塞', '消防隐患', '占道堵门', '停车', '停车难', '消防通道与堆物'],
  },
  {
    say: '下水道堵了，污水冒出来',
    category: ['管道堵塞', '排水不畅', '水电气', '污水与化粪池', '环境卫生'],
    first: '管道疏通',
  },
];

describe('judged problems', () => {
  let test: TestCore;
  const answers = new Map<string, Answer>();
  const names = new Map<string, string>();
  beforeAll(async () => {
    // An afternoon of a working day: at other hours others are free, and these judgements would be of other answers.
    test = makeTestCore({ now: () => Date.parse('2026-08-04T15:00:00+08:00') });
    await test.call('maps.createDemo', {});
    for (const { id, name } of (await test.call('categories.list', {})).categories) names.set(id, name);
    for (const { say } of CASES)
      answers.set(say, await test.call('matching.answer', { text: say, limit: 3 }));
  }, 60_000);
  afterAll(() => test.dispose());
  const nameOf = (answer: Answer | undefined): string =>
    names.get(answer?.understood.categoryId ?? '') ?? '其他';
  const best = (answer: Answer | undefined): string =>
    // Who is responsible is named there and not again among the resources.
    JSON.stringify(
      [answer?.duty, answer?.resources, answer?.people].flat().map((one) => [one?.name, one?.detail]),
    );

  it('are understood', () => {
    const wrong = CASES.filter(({ say, category }) => !category.includes(nameOf(answers.get(say)))).map(
      ({ say }) => `${say} → ${nameOf(answers.get(say))}`,
    );
    expect(wrong).toEqual([]);
  });

  it('get somebody fit among the first three, and nobody unfit', () => {
    const wrong = CASES.filter(({ say, first, never }) => {
      const text = best(answers.get(say));
      return (first && !new RegExp(first).test(text)) || never?.test(text);
    }).map(({ say }) => `${say} → ${best(answers.get(say))}`);
    expect(wrong).toEqual([]);
  });

  it('name the lift firm for a lift, and no fire post for noise', () => {
    const duty = (say: string): string => JSON.stringify(answers.get(say)?.duty.map((one) => one.name));
    expect(duty('电梯困人了快来')).toContain('电梯维保');
    expect(duty('楼上半夜打麻将太吵')).not.toContain('消防站');
  });
});
