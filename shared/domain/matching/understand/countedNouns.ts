/** Letters of what is counted, at most. */
export const MOST_OF = 6;

const PERSON_WORDS = `
  老人家? 老太太? 老头 老伯 小孩子? 孩子 小朋友 儿童 学生 孕妇 残疾人 病人 伤员 居民 业主 住户 租客 租户 房客 邻居 年轻人 青年 妇女 男子 女子
  男人 女人 男的 女的 大妈 大爷 阿姨 工人 民工 保安 师傅 党员 志愿者 员工 职工 司机 醉汉 乞丐 流浪汉 小偷 兄[妹弟] 姐[妹弟] 姊妹 人`;
const OBJECT_WORDS = `
  电动自行车 电动车 电瓶车 三轮车 自行车 共享单车 单车 摩托车 僵尸车 小轿车 轿车 汽车 面包车 货车 卡车 私家车 车子? 行道树 大树 树枝 树木 树
  路灯 楼道灯 灯 流浪狗 流浪猫 野狗 野猫 大狗 小狗 狗 猫 老鼠 井盖 摄像头 电梯 消防栓 灭火器 垃圾桶 垃圾 建筑垃圾 杂物 家具 沙发 花盆 玻璃
  瓷砖 砖头? 石头 窗户 窗 门 锁 水管 管道 电线杆 电线 线缆 杆子 空调 外机 广告牌 店铺? 饭店 餐馆 商铺 公司 房子 房间 房 车位 椅子 座椅 桌子
  柱子 护栏 栏杆 台阶 坑 洞 蜂窝 马蜂窝 蛇 鸡 鸭 单子 合同 煤气[罐瓶] 液化气[罐瓶] 气罐 钢瓶 油桶 油漆桶 轮胎 纸箱 箱子 袋子 柜子 床垫? 马桶
  水龙头 插座 开关 充电桩 棚子 帐篷 摊位 轮椅 电表 水表 井`;
const oneOf = (words: string): string => words.trim().split(/\s+/).join('|');
const nouns = (words: string): RegExp => new RegExp(`^[\\u4e00-\\u9fff]{0,3}?(${oneOf(words)})`);

/** People that are counted, at the beginning of what follows a measure word; the first group is the bare noun. */
export const PERSONS = nouns(PERSON_WORDS);
/** Things, in the same way. */
export const OBJECTS = nouns(OBJECT_WORDS);

/** A noun that stands before its number, and whether it is a person: 灯 in 楼道灯坏了三盏. */
export type NounBefore = { readonly noun: string; readonly isPerson: boolean };

/** What may stand between a noun and the number behind it. */
const BECAME =
  '(?:[坏倒掉少丢有停来死断放堆装碎灭破裂伤围站聚塌歪烂缺占满]了?|受伤|摔伤|总?共|一共|大[概约]|约|足足|就?有|已经?|足有){0,3}';
const LAST_NOUN = `(?:(${oneOf(PERSON_WORDS)})|(${oneOf(OBJECT_WORDS)}))`;
const BEFORE = new RegExp(`${LAST_NOUN}${BECAME}$`);
/** The number is a clause by itself: 工人围在门口，三四十个. */
const CLAUSE_BEFORE = new RegExp(`^${LAST_NOUN}[\\u4e00-\\u9fff]{0,6}[,，]$`);
/** As far before a number as a noun is looked for. */
const MOST_BEFORE = 12;
/** Behind a number whose noun stands before it. */
const NO_NOUN =
  /^(?:$|[,，。;；!！?？\n)）]|左右|上下|以上|吧|呢|了|不|没|都|全|也|还|被|在|已|坏|倒|掉|停|堵|需|要|着|漏|爆|松|歪|断|破|裂|暗|碎|烂|闪|灭|锈|生锈|压|砸)/;

/** Behind a number that is a clause's last word. */
const AT_END = /^(?:$|[,，。;；!！?？\n)）])/;

/**
 * The noun that stands before a number, in its clause, or in the one before when the number is a clause by itself. `rest`:
 * the text behind the number; `isOne`: 没有 may follow it, and 一样, 一起 count nothing.
 */
export function nounBefore(before: string, measure: string, rest: string, isOne: boolean): NounBefore | null {
  const isEnd = AT_END.test(rest);
  if (isOne ? !isEnd || !(measure === '个' || OF_THINGS.has(measure)) : !NO_NOUN.test(rest)) return null;
  const near = before.slice(-MOST_BEFORE);
  const match = BEFORE.exec(near) ?? (isEnd && !isOne ? inClauseBefore(near) : null);
  if (match === null) return null;
  const [, person, object = ''] = match;
  return { noun: person ?? object, isPerson: person !== undefined };
}

function inClauseBefore(near: string): RegExpExecArray | null {
  for (let start = 0; start < near.length; start += 1) {
    const match = CLAUSE_BEFORE.exec(near.slice(start));
    if (match !== null) return match;
  }
  return null;
}

/** Measure words that are said of things only, and those of one sort of them. */
const OF_THINGS = new Set('盏棵株辆台只张把根扇间瓶桶袋箱');
const ONE_SORT: Readonly<Record<string, string>> = { 盏: '灯', 棵: '树', 株: '树', 辆: '车' };
/** Letters that nouns hardly hold: what is counted ends before them. */
const STOP =
  '[不没都全也还被在已坏的了着过倒掉停堵要来去是有给让从向对和与跟及等放挡漏响叫飞乱咬烂破塌断住扫骑为需每其身吃喝买卖拆换拿搬拉压砸一二三四五六七八九十]';
/** What they count: one to four letters to the end of the clause, or to a word that is no noun; 破旧的 before it does not count. */
const ANY_NOUN = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{1,4}?的)?((?:(?!${STOP})[\\u4e00-\\u9fff]){1,4})(?=$|${STOP})`,
);
/** Their words that are no things: 三把火, 一把年纪, 两只眼睛, 三张嘴. */
const NO_THING =
  /^(?:[左右双]?[手脚腿眼耳嘴脸臂脑肩膝][\u4e00-\u9fff]{0,2}|火|年纪|胳膊|肋骨|骨头|鼻涕|汗|烟|钱|空|好|人|月|个|半|多|后|前|内|外|上|下|里|左右|以上|钱|路|话|嘴巴?|舌头|手指头?|脚趾头?)$/;

/** The noun of such a measure word, whatever it is: as it stands, then bare; null: none. `after`: what stands behind it. */
export function anyNoun(measure: string, after: string): RegExpExecArray | null {
  const match = OF_THINGS.has(measure) ? ANY_NOUN.exec(after) : null;
  return match === null || NO_THING.test(match[1] ?? '') ? null : match;
}

/** What a measure word counts by itself: 盏 lights, 棵 trees; null: it does not say. */
export const nounOfMeasure = (measure: string): string | null => ONE_SORT[measure] ?? null;

/** What the thing does, and to what: 压住车 in 两棵压住车 is not what is counted. */
export const DOES = /^[压砸倒堵挡撞][住了倒在着到坏断](?!.?的)/;

/** Words in which a measure word does not count anything. */
export const NO_COUNT = /^(?:月|小时|星期|礼拜|钟头|多月|半月|年(?!轻)|天|点|样子|问题|事情?|情况|办法|电话)/;
