import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { MatchEngine } from '#shared/domain/matching/index';
import { dangerNeeds, responsibleFor } from '#shared/domain/matching/understand/dangerNeeds';
import { dangerIn } from '#shared/domain/matching/understand/urgency';
import { category, doc, NOW_MS } from '../fixture.ts';

const of = (text: string, usual: readonly string[] = []) => dangerNeeds(dangerIn(text), usual);

describe('what a danger needs', () => {
  it('is told by the word alone, without what stands before it', () => {
    expect(dangerIn('老公又动手了')).toEqual([{ word: '动手', kinds: ['violence'] }]);
  });

  it.each([
    ['厨房冒烟了', '消防安全'],
    ['六楼冒黑烟', '消防安全'],
    ['学堂雅苑4幢六楼冒黑烟', '消防安全'],
    ['对面窗户里冒出滚滚浓烟', '消防安全'],
    ['楼道里有煤气味', '燃气维修'],
    ['他触电了', '电工'],
    ['阿婆晕倒了', '急救'],
    ['他说要跳楼', '心理疏导'],
    ['小孩掉进河里了', '应急救援'],
    ['老公又动手了', '安全防范'],
    ['有人拿刀砍人', '安全防范'],
    ['爷爷走失一天了', '应急搜寻'],
    ['路口爆管了', '市政抢修'],
    ['爷爷早上去买菜,三个钟头没回来,手机还在桌上', '应急搜寻'],
    ['小孩放学到现在没回家', '应急搜寻'],
    ['老娘昨天下午出去,一夜未归', '应急搜寻'],
    ['奶奶下楼拿快递两个小时没回来', '应急搜寻'],
    ['爷爷去银行取款到现在没回来', '应急搜寻'],
    ['孩子去交学费到现在没回来', '应急搜寻'],
    ['老人带着身份证早上出门到现在没回家', '应急搜寻'],
    ['爷爷去菜市场。早上出的门,到现在没回来', '应急搜寻'],
    ['配电箱冒白烟', '消防安全'],
  ])('%s: %s', (text, need) => {
    expect(of(text)).toContain(need);
  });

  it.each(['没有冒烟', '就怕着火', '路灯坏了', '他动手能力很强'])('%s: nothing', (text) => {
    expect(of(text)).toEqual([]);
  });

  it.each([
    '门禁卡刷了没反应,进不去楼',
    '单元门禁刷卡没反应',
    '电梯按了没反应',
    '遥控器按了都没反应',
    '楼道里跺脚拍手都没反应',
    '报修了好几次没反应',
    '手机中毒,乱发短信',
    '电脑好像中毒了',
    '轮胎漏气',
    '防褥疮气垫漏气',
    '手机掉水里了',
    '钥匙不小心掉井里了',
    '楼檐掉水泥块',
    '救命药断货了',
    '白血病娃等救命钱',
    '老人下周就动手术',
    '说好今天就动手修',
    '楼上又动手拆墙了',
    '自己动手打扫',
    '楼下烧烤店冒黑烟',
    '厂里烟囱天天冒黑烟',
    '公交车一起步就冒黑烟',
    '饭店厨房冒黑烟',
    '早餐店楼下冒白烟',
    '楼下餐馆冒黑烟',
    '楼顶的排烟管冒白烟',
    '楼下排气扇冒黑烟',
    '厨房油烟机冒黑烟',
    '锅炉房冒黑烟',
    '学校食堂厨房冒白烟',
    '对面楼面馆冒白烟',
    '小区楼下的垃圾车冒黑烟',
    '房间加湿器冒白烟正常吗',
    '家里电水壶冒白烟',
    '家家户户冒着白烟',
    '我妈昨天寄的药还没到家',
    '爷爷的轮椅昨天送修还没回来',
    '奶奶的助听器昨天拿去修还没回来',
    '孩子的书包昨天落在公交车上没回来',
    '我妈的医保卡昨天补办还没回来',
    '妈妈给我买的衣服昨天发货到现在没到家',
    '我爸的自行车昨天被借走没回来',
    '我妈昨天借给邻居的梯子还没回来',
    '我妈养的猫昨晚没回来',
    '爸妈家水管昨天爆了,修水管的师傅中午没回来',
    '宝妈群昨天订的菜没到家',
    '我爸昨天去外地出差还没回来',
    '我女儿住校,昨天没回来',
    '外婆昨天住院了,我还没回来',
    '老人家里昨天停电,子女都没回来',
    '楼上孩子晚上跑跳,他家大人没回来',
    '我妈去医保局报销,钱昨天还没回来',
    '我妈的退款到现在没回来',
    '爸爸报销的钱三个小时了还没回来',
    '师傅去拿工具到现在没回来',
    '儿子三年没回家过年了',
    '孩子说晚上没回家吃饭',
  ])('%s: words of danger about things, and nobody is in any', (text) => {
    expect(dangerIn(text)).toEqual([]);
  });

  it.each([
    ['叫她没反应', '急救'],
    ['老人按门铃没反应', '急救'],
    ['按了人中没反应', '急救'],
    ['人中按了没反应', '急救'],
    ['呼吸系统中毒', '急救'],
    ['煤气中毒', '急救'],
    ['阀门漏气', '燃气维修'],
    ['孩子捞球掉河里', '应急救援'],
    ['孩子掉水里了', '应急救援'],
    ['低头看手机掉坑里了', '应急救援'],
    ['小孩捡他的鞋掉河里', '应急救援'],
    ['皮卡掉河里了', '应急救援'],
    ['老人掉下水道里了', '应急救援'],
    ['有人喊救命', '应急救援'],
    ['说两句就动手', '安全防范'],
    ['又动手干架', '安全防范'],
    ['动手打人', '安全防范'],
  ])('%s: still %s', (text, need) => {
    expect(of(text)).toContain(need);
  });

  it('is not asked for again where the category reckons with it', () => {
    expect(of('阿婆晕倒了', ['陪诊', '急救'])).toEqual([]);
    expect(of('阿婆晕倒了', ['陪诊'])).toContain('急救');
  });

  it('is a need of the program’s own categories each', () => {
    const rows = JSON.parse(
      readFileSync(new URL('../../../../resources/categories/problem.json', import.meta.url), 'utf8'),
    ) as { needs: string[] }[];
    const known = new Set(rows.flatMap(({ needs }) => needs));
    const all = of('着火 漏煤气 触电 晕倒 跳楼 溺水 拿刀 走失 爆管');
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((need) => !known.has(need))).toEqual([]);
  });

  it('is answered for by those of the danger first, where the category names none of them', () => {
    expect(responsibleFor([], ['物业公司'])).toEqual(['物业公司']);
    const armed = dangerIn('他拿刀');
    expect(responsibleFor(armed, ['物业公司'])).toEqual(['派出所', '警务室', '物业公司']);
    expect(responsibleFor(armed, ['物业公司', '警务室'])).toEqual(['物业公司', '警务室']);
    expect(responsibleFor(dangerIn('他拿刀,流了很多血'), [])).toEqual([
      '120急救',
      '社区卫生服务站',
      '派出所',
      '警务室',
    ]);
  });

  it('is looked for whatever the problem is about, even where nobody knows that', () => {
    const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => null });
    engine.setCategories([category('noise', { keywords: ['吵'], needs: ['邻里调解'] })]);
    engine.upsert(doc('doctor', { tags: ['急救'] }));
    engine.upsert(doc('mediator', { tags: ['邻里调解'] }));
    const peopleFor = (text: string): string[] =>
      engine
        .answer({ text, anchor: null, categoryId: null, nowMs: NOW_MS, atMs: null, limit: 6 })
        .people.map(({ thingId }) => thingId);
    expect(peopleFor('他们吵')).toEqual(['mediator']);
    // Whoever the danger needs stands before whoever solves such problems.
    expect(peopleFor('他们吵得老伯晕倒了')).toEqual(['doctor', 'mediator']);
    expect(peopleFor('老伯晕倒了')).toEqual(['doctor']);
  });
});
