import type { MatchDoc, ProblemCategory } from '#shared/domain/matching/index';
import { seeded } from '#shared/domain/random';

const words = (text: string): string[] => text.split(' ');
const SKILLS = words(
  '电工 水暖工 管道疏通 家电维修 路灯维修 木工 瓦工 焊工 油漆工 电梯维保 燃气检修 门锁安装 电脑维修 手机教学 理发 缝纫 修鞋 磨刀 ' +
    '法律咨询 纠纷调解 心理疏导 家庭教育 课业辅导 书法 绘画 舞蹈 合唱 太极 摄影 主持 英语翻译 手语 急救 护理 中医推拿 义诊 ' +
    '助餐 送餐 助浴 陪诊 代办 保洁 绿化养护 垃圾分类 巡逻 消防 高空作业 水性救援 无人机 驾驶 搬运 财务 会计 档案 文案 宣传 ' +
    '政策咨询 社保办理 就业指导 招聘 创业辅导 反诈宣传 交通疏导 停车管理 宠物救助 虫害消杀 防汛 应急供电 物资发放 网络维修',
);
const QUALITIES = words('持证 高级 资深 退休 专业 兼职 志愿 二级 初级 社区');
const NOTES = words(
  '周末 可以 上门 服务 老人 优先 有 工具 车 经验 丰富 楼道 路灯 水管 漏水 电线 老化 检查 小区 设施 儿童 学校 商铺 广场 河道 ' +
    '噪音 停车 垃圾 绿化 电梯 门禁 井盖 屋顶 外墙 管道 独居 残疾 困难 家庭 探访 电话 联系 班组 负责人 热心 居民 骨干 党员 先锋',
);
const ORGANISATIONS = words(
  '物业公司 卫生服务站 派出所 志愿队 工作室 便民店 学校 幼儿园 文化礼堂 养老中心 律师事务所 消防站 电力公司 水务公司',
);
const GROUPS = words('在职党员 退休党员 志愿者 人才 楼道长 网格员');
const PLACES = words(
  '朝南埭 水洞埭 安丰 环城 东湖 南市 西塘 北苑 新华 当湖 曹桥 钟埭 林埭 广陈 乍浦 独山 黄姑 全塘 新埭 新仓',
);
const COMPLAINTS = words(
  '路灯坏了 楼道灯不亮 水管漏水 下水道堵了 电梯停运 停车堵门 半夜噪音 垃圾没人清 高空抛物 电线老化打火 独居老人要送餐 邻居吵架 ' +
    '门禁刷不开 井盖松了 化粪池外溢 老人摔倒 孩子没人辅导 讨要工资 宠物咬人 积水内涝 树倒了 电动车飞线充电 反诈咨询 社保怎么办 楼上装修太吵',
);
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Middle of the made-up community, WGS-84. */
export const CENTRE: readonly [number, number] = [121.02, 30.7];

/** Seeded candidates: people, teams, units, equipment with skills, notes, hours and places over some 20 km. */
export const madeDocs = (count: number, seed: number): MatchDoc[] => [...eachMadeDoc(count, seed)];

/** The same one after another: a million of them need not be in memory at once. */
export function* eachMadeDoc(count: number, seed: number): Generator<MatchDoc> {
  const random = seeded(seed);
  // Squared: a few skills are common, most are rare, as in an office's own lists.
  const pick = (list: readonly string[]): string => list[Math.floor(random() ** 2 * list.length)] ?? '';
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const some = (list: readonly string[], least: number, most: number): string[] =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick(list));
  const kinds = ['person', 'person', 'person', 'team', 'unit', 'equipment', 'serviceProject'] as const;
  for (let i = 0; i < count; i += 1) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'person';
    const from = 480 + 60 * Math.floor(random() * 8);
    yield {
      id: `candidate-${String(i).padStart(7, '0')}`,
      kind,
      name: kind === 'person' ? `测试${i}` : `${one(PLACES)}${pick(SKILLS)}${one(ORGANISATIONS)}`,
      tags: some(SKILLS, 1, 3).map((skill) => (random() < 0.3 ? pick(QUALITIES) + skill : skill)),
      category: kind === 'person' ? one(GROUPS) : one(ORGANISATIONS),
      keywords: '',
      // Most offices write notes for some only.
      note: random() < 0.4 ? '' : some(NOTES, 1, 10).join(''),
      anchor: [CENTRE[0] + (random() - 0.5) * 0.2, CENTRE[1] + (random() - 0.5) * 0.2],
      cellId: `cell-${Math.floor(random() * 500)}`,
      weekly:
        random() < 0.7
          ? WEEK.slice(Math.floor(random() * 5)).map((day) => ({ day, fromMin: from, toMin: from + 240 }))
          : null,
      onCall: random() < 0.05,
      serviceRange: null,
      maxCallsPerMonth: null,
      verifiedOn: random() < 0.5 ? '2026-05-01' : null,
      mayBeAsked: true,
      exceptions: null,
      notBefore: null,
      closedOnHolidays: false,
      capacity: null,
      minRestDays: null,
    };
  }
}

/** Seeded problems as clerks type them: what, where, sometimes a second sentence. */
export function madeProblems(
  count: number,
  seed: number,
): { text: string; anchor: readonly [number, number] }[] {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, () => {
    const second = random() < 0.5 ? `，${pick(COMPLAINTS)}，${pick(NOTES)}${pick(NOTES)}` : '';
    const ask = random() < 0.3 ? `，想找${pick(SKILLS)}` : '';
    return {
      text: `${pick(PLACES)}${1 + Math.floor(random() * 60)}幢${pick(COMPLAINTS)}${second}${ask}`,
      anchor: [CENTRE[0] + (random() - 0.5) * 0.15, CENTRE[1] + (random() - 0.5) * 0.15],
    };
  });
}

/** Categories whose needs are what the complaints above call for. */
export const BENCH_CATEGORIES: readonly ProblemCategory[] = (
  [
    ['路灯 楼道灯 电线', '电工 路灯维修', '电力公司 物业公司'],
    ['漏水 水管 下水道 化粪池', '水暖工 管道疏通', '水务公司 物业公司'],
    ['噪音 吵架 装修', '纠纷调解 法律咨询', '派出所'],
    ['老人 送餐 摔倒', '助餐 护理 急救', '养老中心 卫生服务站'],
    ['停车 电动车', '停车管理 交通疏导', '物业公司'],
    ['工资 社保', '法律咨询 社保办理', '律师事务所'],
    ['积水 内涝 树倒', '防汛 绿化养护', '消防站'],
  ] as const
).map(([keywords, needs, responsible], i) => ({
  id: `category-${i}`,
  parentId: null,
  name: `类别${i}`,
  keywords: words(keywords),
  needs: words(needs),
  responsible: words(responsible),
  defaultLevel: 3,
  deadlineHours: 24,
}));
