import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBefore, quantitiesIn } from '#shared/domain/matching/understand/quantity';
import { deadlineHoursOf, raisedLevel, urgencyOf } from '#shared/domain/matching/understand/urgency';
import { vulnerableIn } from '#shared/domain/matching/understand/vulnerable';

const counted = (text: string) =>
  quantitiesIn(text).map(({ text: words, count, sort }) => [words, count, sort]);
const urgency = (text: string) => urgencyOf(text, vulnerableIn(text), quantitiesIn(text));
const level = (text: string, usual: number | null = 4, decided: string[] = []) =>
  raisedLevel(usual, urgency(text), decided);

describe('how many', () => {
  it.each([
    ['三户漏水', '三户', 3, 'households'],
    ['5个人打架', '5个人', 5, 'people'],
    ['两辆电动车停在楼道里', '两辆电动车', 2, 'things'],
    ['十几棵树倒了', '十几棵树', 11, 'things'],
    ['七八个年轻人在吵', '七八个年轻人', 7, 'people'],
    ['四五十户停水', '四五十户', 40, 'households'],
    ['一百多户断电', '一百多户', 101, 'households'],
    ['几十户停水', '几十户', 30, 'households'],
    ['上百人聚集', '上百人', 100, 'people'],
    ['20多个业主联名', '20多个业主', 21, 'people'],
    ['有一个老人摔倒了', '一个老人', 1, 'people'],
    ['一家饭店油烟大', '一家饭店', 1, 'things'],
    ['一条大狗没牵绳', '一条大狗', 1, 'things'],
    ['3只流浪狗', '3只流浪狗', 3, 'things'],
    ['一桌八个人都上吐下泻', '八个人', 8, 'people'],
    // The number stands behind what is counted.
    ['楼道灯坏了三盏', '三盏', 3, 'things'],
    ['路灯3盏不亮', '3盏', 3, 'things'],
    ['工人围在门口，三四十个', '三四十个', 30, 'people'],
    ['煤气罐二十几个', '二十几个', 21, 'things'],
    ['电动车停了三辆', '三辆', 3, 'things'],
    ['门口来了保安五个', '五个', 5, 'people'],
    ['昨夜倒了三棵', '三棵', 3, 'things'],
    // Whatever is counted by words for things.
    ['二十来个煤气罐', '二十来个煤气罐', 21, 'things'],
    ['三台抽湿机坏了', '三台抽湿机', 3, 'things'],
    ['两把生锈的剪刀', '两把生锈的剪刀', 2, 'things'],
    ['十几只鸽子', '十几只鸽子', 11, 'things'],
    ['一家三口没地方住', '三口', 3, 'people'],
    ['一家五口挤在里面', '五口', 5, 'people'],
    ['我家里4口人', '4口人', 4, 'people'],
    ['老两口住六楼', '两口', 2, 'people'],
    ['百来号人堵在门口', '百来号人', 100, 'people'],
    ['几十号人围着', '几十号人', 30, 'people'],
    ['30多号人围着', '30多号人', 31, 'people'],
    ['俩老人没人管', '俩老人', 2, 'people'],
    ['仨孩子没人带', '仨孩子', 3, 'people'],
    ['母子俩没地方住', '俩', 2, 'people'],
    ['我们俩吵架', '俩', 2, 'people'],
    ['三兄妹争房子', '三兄妹', 3, 'people'],
    ['两三百人聚集', '两三百人', 200, 'people'],
    ['四五百户停电', '四五百户', 400, 'households'],
    ['树倒了两棵压住车', '两棵', 2, 'things'],
    ['工人受伤三个', '三个', 3, 'people'],
    ['几十号工人围着', '几十号工人', 30, 'people'],
    ['周三三个人来', '三个人', 3, 'people'],
    ['夫妻俩在守门', '俩', 2, 'people'],
    ['瓦工晚上带十来个学生', '十来个学生', 11, 'people'],
    ['全家老少8口', '8口', 8, 'people'],
    ['三口井没盖', '三口井', 3, 'things'],
  ])('%s: %s', (text, words, count, sort) => {
    expect(counted(text)).toEqual([[words, count, sort]]);
  });
  it.each([
    '朝南埭12幢3单元302室漏水',
    '12幢3户的水管',
    '3楼2个月没人修',
    '第三户',
    '有两个问题',
    '80岁',
    // More than any office counts, as in telephone numbers.
    '一三八零零一三八零零零人不接',
    '99999多户',
    '两次了',
    '每天晚上10点',
    '三天没来',
    '五一路8号',
    '这家人不讲理',
    '3幢2单元',
    '12345',
    '第三次',
    '打了110',
    '二楼漏水',
    '一直吵',
    '看一下',
    '周三只有上午有人',
    '星期三把门修好',
    '老人65岁',
    '201室张阿姨家',
    '201张阿姨家漏水',
    '三轮车乱停',
    '孩子一个劲哭',
    '十字路口堵了',
    '两面针牙膏',
    '五金店油烟大',
    '八卦',
    '万一着火',
    '一把推倒在地',
    '老人骂了两口',
    '8号人不在家',
    '八号人不在家',
    '俩小时没人来',
    '路灯坏了，两个小时没人来',
    '孩子吃了两个',
    '三台风雨',
    '一家饭',
    '大人一个没有',
    '张三张四',
    '跟孩子一样',
    '第二名和第三名',
    '快餐店里，一桌',
  ])('%s: nothing is counted', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });
  it('of a need that is asked for', () => {
    expect(countBefore('要两个电工和3名志愿者', '电工')).toBe(2);
    expect(countBefore('要两个电工和3名志愿者', '志愿者')).toBe(3);
    expect(countBefore('要电工', '电工')).toBe(1);
    expect(countBefore('电工', '锁匠')).toBe(1);
  });
});

describe('whom it hits harder', () => {
  it.each([
    ['80岁独居老人没饭吃', ['elderly', 'alone']],
    ['我家有个孕妇', ['pregnant']],
    ['6岁的女儿不见了', ['child']],
    ['坐轮椅的出不了门', ['disabled']],
    ['隔壁老太太瘫痪在床', ['elderly', 'disabled']],
    ['老人活动室的灯坏了', []],
    ['儿童乐园滑梯破了', []],
    ['路灯坏了', []],
  ])('%s', (text, groups) => {
    expect(vulnerableIn(text).map(({ group }) => group)).toEqual(groups);
  });
});

describe('how urgent', () => {
  it.each([
    ['楼道电线冒烟了', 'danger'],
    ['电梯里被困', 'danger'],
    ['没有冒烟', 'normal'],
    ['担心着火', 'hazard'],
    ['外墙瓷砖快掉了', 'hazard'],
    ['请马上来', 'urgent'],
    ['老太太急死了', 'urgent'],
    ['路灯坏了', 'normal'],
  ])('%s: %s', (text, grade) => {
    expect(urgency(text).grade).toBe(grade);
  });
  it('danger is 红, a hazard 橙, haste one level more; denied danger nothing', () => {
    expect(level('电线冒烟')).toBe(1);
    expect(level('电线没有冒烟')).toBe(4);
    expect(level('电线会不会着火')).toBe(2);
    expect(level('马上来')).toBe(3);
    expect(level('马上来', 2)).toBe(2);
    expect(level('马上来', null)).toBe(3);
    expect(level('路灯坏了', null)).toBeNull();
  });
  it('names the words as they are said', () => {
    expect(urgency('老太太急死了').because[0]).toEqual({ sign: 'now', words: ['急死'] });
  });
  it('people hit harder raise it, but not where the category is about them', () => {
    expect(level('老人家里停水', 3)).toBe(2);
    expect(level('老人家里没饭', 3, ['老人'])).toBe(3);
    expect(level('孩子作业没人教', 4)).toBe(4);
  });
  it('many raise it', () => {
    expect(level('三十户停水', 3)).toBe(2);
    expect(level('三户停水', 3)).toBe(3);
  });
  it('a raised level shortens the time, a lowered one leaves it', () => {
    expect(deadlineHoursOf(24, 3, 3)).toBe(24);
    expect(deadlineHoursOf(24, 3, 2)).toBe(8);
    expect(deadlineHoursOf(1, 1, 1)).toBe(1);
    expect(deadlineHoursOf(24, 3, 4)).toBe(24);
    expect(deadlineHoursOf(4, 3, 2)).toBe(4);
    expect(deadlineHoursOf(null, null, 1)).toBe(2);
    expect(deadlineHoursOf(null, null, null)).toBeNull();
  });
});

it('long runs of numbers are read in no time', () => {
  for (const run of ['一', '十', '三盏', '一桌八个', '俩', '家里三', '工人围在,三个'])
    expect(quantitiesIn(run.repeat(8000 / run.length)).length).toBeLessThan(8000);
}, 2000);

it('any text is read without a fault, levels stay within 1 and the usual one', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...'两三十几0123个户辆人老小孩岁没有怕着火冒烟马上急,。 '),
        maxLength: 60,
      }),
      fc.constantFrom(1, 2, 3, 4),
      (text, usual) => {
        for (const { count } of quantitiesIn(text)) expect(count).toBeGreaterThan(0);
        const raised = level(text, usual) ?? 0;
        expect(raised).toBeGreaterThanOrEqual(1);
        expect(raised).toBeLessThanOrEqual(usual);
        const hours = deadlineHoursOf(24, usual, raised) ?? 0;
        expect(hours).toBeLessThanOrEqual(24);
      },
    ),
  );
});
