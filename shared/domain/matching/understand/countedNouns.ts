/** Letters of what is counted, at most. */
export const MOST_OF = 6;

const nouns = (words: string): RegExp =>
  new RegExp(`^[\\u4e00-\\u9fff]{0,3}?(${words.trim().split(/\s+/).join('|')})`);
/** People that are counted, at the beginning of what follows a measure word; the first group is the bare noun. */
export const PERSONS = nouns(`
  老人家? 老太太? 老头 老伯 小孩子? 孩子 小朋友 儿童 学生 孕妇 残疾人 病人 伤员 居民 业主 住户 租客 租户 房客 邻居 年轻人 青年 妇女 男子 女子
  男人 女人 男的 女的 大妈 大爷 阿姨 工人 民工 保安 师傅 党员 志愿者 员工 职工 司机 醉汉 乞丐 流浪汉 小偷 人`);
/** Things, in the same way. */
export const OBJECTS = nouns(`
  电动自行车 电动车 电瓶车 三轮车 自行车 共享单车 单车 摩托车 僵尸车 小轿车 轿车 汽车 面包车 货车 卡车 私家车 车子? 行道树 大树 树枝 树木 树
  路灯 楼道灯 灯 流浪狗 流浪猫 野狗 野猫 大狗 小狗 狗 猫 老鼠 井盖 摄像头 电梯 消防栓 灭火器 垃圾桶 垃圾 建筑垃圾 杂物 家具 沙发 花盆 玻璃
  瓷砖 砖头? 石头 窗户 窗 门 锁 水管 管道 电线 电线杆 线缆 杆子 空调 外机 广告牌 店铺? 饭店 餐馆 商铺 公司 房子 房间 房 车位 椅子 座椅 桌子
  柱子 护栏 栏杆 台阶 坑 洞 蜂窝 马蜂窝 蛇 鸡 鸭 单子 合同`);
/** Words in which a measure word does not count anything. */
export const NO_COUNT = /^(?:月|小时|星期|礼拜|钟头|多月|半月|年(?!轻)|天|点|样子|问题|事情?|情况|办法|电话)/;
