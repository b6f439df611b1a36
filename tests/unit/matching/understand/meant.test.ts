import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { MatchEngine } from '#shared/domain/matching/index';
import { isOver, withoutDenied } from '#shared/domain/matching/understand/meant';
import { quantitiesIn } from '#shared/domain/matching/understand/quantity';
import {
  dangerIn,
  deadlineHoursOf,
  raisedLevel,
  urgencyOf,
} from '#shared/domain/matching/understand/urgency';
import { vulnerableIn } from '#shared/domain/matching/understand/vulnerable';
import { category, NOW_MS } from '../fixture.ts';

const kinds = (text: string) => [...new Set(dangerIn(text).flatMap((one) => one.kinds))];
const grade = (text: string) => urgencyOf(text, vulnerableIn(text), quantitiesIn(text)).grade;

describe('words of danger', () => {
  it.each([
    ['屋子烧了', 'fire'],
    ['楼道里有烟,呛人', 'fire'],
    ['电瓶车电池在客厅充着,鼓包发烫冒白烟', 'fire'],
    ['着火锅炉房快来', 'fire'],
    ['烧炭取暖,一家三口都头晕呕吐', 'gas'],
    ['触电了,人倒在电表箱旁边', 'hurt'],
    ['被高压电打到', 'shock'],
    ['头撞开,血流非常多', 'hurt'],
    ['手指头切断了', 'hurt'],
    ['老头子胸口痛,冒冷汗', 'hurt'],
    ['撞了个老太太,腿动不了了', 'hurt'],
    ['一桌八个人都上吐下泻', 'hurt'],
    ['他喝了百草枯', 'life'],
    ['吞了一瓶安眠药', 'hurt'],
    ['女儿割手腕了', 'life'],
    ['有人要跳河', 'life'],
    ['她说不想活了', 'life'],
    ['有人站在顶楼天台边上,看样子要跳', 'life'],
    ['楼顶有个女的坐在边上哭', 'life'],
    ['坐在桥栏杆上说要跳下去', 'life'],
    ['河里好像漂着个人', 'trapped'],
    ['有个小孩掉进化粪池里了', 'trapped'],
    ['围墙倒了,压到人了', 'trapped'],
    ['墙塌了压住一个人', 'hurt'],
    ['有人被压在下面', 'trapped'],
    ['小孩子把头卡在栏杆里了', 'trapped'],
    ['小孩锁在车里了,太阳晒着', 'trapped'],
    ['孩子反锁在家里,灶上烧着水', 'trapped'],
    ['电梯坏了,里面有人', 'trapped'],
    ['电梯关人了,三个人', 'trapped'],
    ['老公要杀我', 'violence'],
    ['邻居说要砍死我们全家', 'violence'],
    ['家里进贼了,人还在里面', 'violence'],
    ['有人撬我家门,我一个人在家', 'violence'],
    ['有人跟踪我', 'violence'],
    ['爷爷突然找不到了', 'missing'],
    ['老人回老家半路失联', 'missing'],
    ['孩子反锁在房间哭', 'trapped'],
    ['停电了电梯里关了人', 'trapped'],
    ['叉车倒着开,压着人脚', 'trapped'],
    ['楼下电瓶车烧了,满楼道都是烟', 'fire'],
    ['张阿婆一个人住,三天没下楼了,敲门没人应,电话也不接', 'silent'],
    ['阿婆三天没开门', 'silent'],
    ['独居老伯敲门没人应,两天没下楼', 'silent'],
    ['老人叫门不应,电话打不通', 'silent'],
  ] as const)('%s: %s', (text, kind) => {
    expect(kinds(text)).toContain(kind);
    expect(grade(text)).toBe('danger');
  });

  it.each([
    ...['想不开会员卡', '想不开发票', '被困难户名额漏掉', '火苗烧烤太吵', '爆炸头理发广告', '「着火锅店」'],
    ...['像爆炸一样响', '手机没反应', '公司群里没反应', '狗掉河里了', '风筝掉河里了', '电视剧里砍人'],
    ...['累得起不来', '早晨起不来上班', '气得要跳楼了哈哈', '吃了一瓶降压药够吗', '孩子找不到工作'],
    ...['钥匙锁在家里了', '我车被锁在院子里', '妈妈把手机锁在家里了', '电梯里有人抽烟', '头发卡在下水道里'],
    ...[
      '河边有人跳广场舞',
      '水里漂着垃圾,有人管吗',
      '人行道压到下面的管线',
      '楼顶有人跳绳',
      '屋顶漏水,孩子哭',
    ],
    ...['防溺水的讲座', '反家暴宣传单', '消防演习冒烟', '溺水安全课', '不是着火', '不是煤气味,是下水道臭'],
    ...['煤气味没有了,昨天已修好', '老人没有走失,已经找到了', '没有着火,已经关了'],
    ...['去年被狗咬,赔偿官司怎么打', '前年失火烧掉的房子,补贴', '骨折住院三个月了,护理费能报销吗'],
    ...['昨天晚上着火的那家,今天问理赔', '送外卖摔了骨折,平台说不算工伤', '骨折刚出院,烧不来饭'],
    ...['独居老人申请补助,街道电话打不通', '电话打不通,物业也找不到人', '电梯坏了,八十岁老人三天没下楼了'],
    ...['老人家单元门打不开三天了', '老人卫生间的门锁坏了不开,一天了', '老人反映物业电话打不通三天了'],
    ...[
      '老板失联,欠薪两万',
      '车主失联,车停了两年',
      '手续卡在教务处',
      '门锁舌头卡住,要使劲拍',
      '树上吊着刺毛虫',
      '还有三棵太大,得上吊车',
    ],
    ...[
      '孩子把钥匙掉进下水道',
      '票据我还压在箱底',
      '儿子丢了饭卡,补卡要五十',
      '女儿整天关在房里不说话',
      '哥哥藏了老爹的遗书',
    ],
    ...[
      '暑假两个娃锁在家里不放心',
      '我原件锁在老家了',
      '狗口吐白沫',
      '小朋友头卡进去过一次',
      '房子烧了没地方住,求帮助',
    ],
    ...['奶奶没见过这种灯,坏了两天'],
  ])('%s: nobody is in danger', (text) => {
    expect(kinds(text)).toEqual([]);
    expect(grade(text)).not.toBe('danger');
  });

  it.each([
    ...['是不是煤气味,快来看看', '消防通道着火', '反正着火了', '学校着火', '电视着火了', '保险丝冒烟'],
    ...['老人走失,找到现在都没找到', '火还没扑灭,烧起来了', '去年装的燃气灶漏气', '培训班着火了'],
    ...['3楼着火了,门都关了,人出不来', '着火了,火还没灭,我们都没事', '骨折住院回来没人管,老人又晕倒了'],
    ...['老人走丢了,电话找到了,人还没找到', '中风出院在家,叫不醒了', '老人摔倒起不来,刚出院'],
    ...[
      '他们吵得老伯晕倒了',
      '气得老头心梗了',
      '晕倒没了呼吸',
      '电梯困人,还没救出来',
      '又骨折了,刚刚摔的,上次还没出院',
    ],
  ])('%s: somebody is', (text) => {
    expect(kinds(text)).not.toEqual([]);
  });

  it('that people only say in anger are a hazard at most', () => {
    expect(grade('吵得我心梗都要犯了')).toBe('hazard');
    expect(grade('我气得吐血')).toBe('hazard');
    expect(grade('老人冷得昏过去了')).toBe('danger');
    expect(grade('老人饿得快要昏倒了')).toBe('danger');
    expect(grade('我吓得晕倒了')).toBe('danger');
    expect(grade('吵得我心梗都要犯了哈哈')).toBe('normal');
  });
});

describe('what is over or never was', () => {
  it.each([
    ...['火已经扑灭了,想问下烧坏的电表谁来修', '老人没有走失,已经找到了', '没有着火,锅烧干了'],
    ...['电梯里的人已经救出来了', '上个月有人电梯里被关过,现在问问修好没有', '虚惊一场'],
  ])('%s: is', (text) => {
    expect(isOver(text)).toBe(true);
  });
  it.each(['火还没扑灭', '老人走失了', '孩子都没找到', '电梯没修好', '已经报修三次没人来'])(
    '%s: is not',
    (text) => {
      expect(isOver(text)).toBe(false);
    },
  );

  it('has a lower level than the category usually has, unless somebody is in danger all the same', () => {
    const level = (text: string) => raisedLevel(1, urgencyOf(text, [], []), [], isOver(text));
    expect(level('火情')).toBe(1);
    expect(level('火已经扑灭了,电表谁来修')).toBe(3);
    expect(level('火已经扑灭了,有人晕倒')).toBe(1);
    expect(level('火已经扑灭了,马上派人来')).toBe(2);
    expect(raisedLevel(4, urgencyOf('已经修好了', [], []), [], true)).toBe(4);
    expect(deadlineHoursOf(1, 1, 3, true)).toBe(48);
    expect(deadlineHoursOf(1, 1, 1, true)).toBe(1);
    expect(deadlineHoursOf(72, 3, 3, true)).toBe(72);
  });
});

describe('what is denied to say what it is instead', () => {
  it.each([
    ['不是漏水,是楼上晾衣服滴水', '是楼上晾衣服滴水'],
    ['不是要投诉噪音,是想报名晚上的合唱队', '是想报名晚上的合唱队'],
    ['并非吵架,而是打架', '而是打架'],
    ['是不是漏水,是楼上吗', '是不是漏水,是楼上吗'],
    ['不是漏水就是停电', '不是漏水就是停电'],
    ['要不是漏水,是不会来的', '要不是漏水,是不会来的'],
    ['不是漏水,是不是停水', '不是漏水,是不是停水'],
  ])('%s', (text, rest) => {
    expect(withoutDenied(text)).toBe(rest);
  });

  it('is not what the problem is about', () => {
    const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => null });
    engine.setCategories([
      category('leak', { keywords: ['漏水'], needs: ['水暖工'] }),
      category('laundry', { keywords: ['晾衣服'], needs: ['邻里调解'] }),
    ]);
    const ask = (text: string) =>
      engine.answer({ text, anchor: null, categoryId: null, nowMs: NOW_MS, atMs: null, limit: 6 }).understood;
    expect(ask('不是漏水,是楼上晾衣服').categoryId).toBe('laundry');
    expect(ask('不是晾衣服,是漏水').categoryId).toBe('leak');
  });
});
