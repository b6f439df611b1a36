/** What kind of danger somebody is in; what each needs is `DANGERS` in dangerNeeds.ts. */
export type DangerKind =
  | 'fire'
  | 'gas'
  | 'shock'
  | 'hurt'
  | 'life'
  | 'trapped'
  | 'violence'
  | 'missing'
  | 'silent'
  | 'burst';

/** Words of danger as they stand in a text. */
export type DangerFound = { readonly word: string; readonly kinds: readonly DangerKind[] };

/**
 * Behind these, 没反应, 中毒, 漏气 and 掉水里 are told of machines, offices and things, and nobody is hurt. Who is picking
 * something up may be the one who falls.
 */
const DEAF =
  '(?:(?<!人中|胸口?|胸部|心口)按了|按钮|按键|触屏|刷了?卡|卡刷|扫了?码|扫了|遥控[器板]|门禁|开关|地感|外呼|声控灯|感应灯|跺脚|拍手|平台|投诉|举报|报修|物业|手机|电脑|系统|软件|群里|公司|领导|部门|街道)(?:了|按|都|也|还是|一直|根本|半天|多次|几次|好几次)*';
const SICK_DEVICE = '(?:手机|电脑|平板)(?:也|又|好像|像是|可能|是不是)?';
const FULL_OF_AIR = '(?:胎|气垫|床垫|垫子|球|空调|马桶|窗户?|窗缝|拱门|气膜馆|包装)';
const DROPPED =
  '(?<![捞捡拿追够取抓接找洗玩看打戴为去遛牵][^,。;!?]{0,4})(?:手机|钥匙|戒指|项链|耳环|首饰|眼镜|鞋子?|帽子|身份证|狗|猫|风筝|快递|外卖|包裹|无人机|衣服)(?:不小心|也|又|都|全)*';
const AT_WORK = '术|能力|修|做|干(?!架|仗)|装|拆|清|搬|挖|砌|弄|改|施工|盖|种';

const CLAUSE = '[^,。;!?]';
const SENTENCE = '[^。;!?]';
/** Somebody, with what may stand between them and what happens to them. */
const SOMEBODY =
  '(?:人|孩|囡|娃|宝宝|婴儿|老[伯太头爸妈爹娘公婆师]|大爷|大妈|阿姨|爷爷|奶奶|外公|外婆|阿公|阿婆|爸|妈|儿子|女儿|孙子|孙女|学生|师傅|邻居|男的|女的|他|她|我)';
/** 头 of a body; not 刀头, 石头, 老头子. */
const HEAD = '(?:(?<![刀舌石老对龙笔插镜钻喷枪炉车弄里栓])头(?![发子])|脑袋)';
const LIMB = `(?:${HEAD}|脖子|身子|手指头?|手臂|胳膊|手(?![续机表把推])|脚趾|脚|腿)`;
/** What gets locked in without anybody in danger. */
const THING_BEFORE = '(?<!(?:钥匙|手机|东西|车|门|狗|猫|箱|柜)[被反]*)';
const WATER = '(?:河|湖|江|塘|池|水|海|浜|沟)';
const POISON = '(?:农药|百草枯|敌敌畏|安眠药|老鼠药|毒药|洁厕[灵液]|消毒[水液]|除草剂|清洁剂)';
const HEIGHT = '(?:天台|楼顶|屋顶|顶楼|桥栏杆?|窗台|窗外|护栏外|阳台外|栏杆外|塔吊)';

/** Words that say that somebody is or may at once be hurt, by what they say; between blanks one of them each. */
const WORDS: readonly (readonly [kinds: readonly DangerKind[], words: string])[] = [
  [
    ['fire'],
    `着火(?!锅(?!炉)|龙果|鸡|腿) 起火 失火 火灾 冒烟 冒火 浓烟 明火 火苗(?!烧烤|餐) 烧起来 (?<!像|如同)爆炸(?!头|式|糖|性|一样)
    (?:房子?|屋子?|楼|厨房|柴间|仓库|车棚|电瓶车)[全都给被又]*烧(?:着了|起来|了(?=$|[!。]|,(?:快|救|火|烟|里|人|还|满)))
    (?:电池|电瓶|充电宝|锂电)${SENTENCE}{0,14}(?:冒[白黑青]?烟|鼓包${SENTENCE}{0,4}发烫|发烫${SENTENCE}{0,4}鼓包)
    (?:楼道|楼里|屋里|家里|车库)${CLAUSE}{0,5}(?:有|全是|都是|满是)烟(?![味头蒂灰囱花酒])`,
  ],
  [['gas'], `(?:煤气|燃气|天然气)(?:味|泄漏|漏|外泄) 漏(?:煤气|燃气|天然气) (?<!${FULL_OF_AIR})漏气`],
  [['gas', 'hurt'], `(?:烧炭|炭火|煤炉|煤气|热水器)${SENTENCE}{0,14}(?:头晕|恶心|呕吐)`],
  [['shock', 'hurt'], '触电 电到人 电死 被(?:高压)?电[打击到倒]'],
  [['violence', 'hurt'], '打伤'],
  [
    ['hurt'],
    `晕倒 晕过去 昏迷 昏倒 昏过去 不省人事 没了?呼吸 (?<!${DEAF})没反应 抽搐 大出血 流了?(?:好?多|很多)血 吐血 倒地不起 (?<![累困懒]得)起不来(?!上班|上学) 爬不起来
    胸口?[痛疼] 胸闷 喘不上气 喘不过气 心梗 (?<!${SICK_DEVICE})中毒 砸到了?人 砸中 砸伤 砸到头 咬伤 咬了人 被狗咬 头破血流 骨折 撞[到倒了]*(?:一?个|几个)?(?:人(?!行)|老[人太头伯]|小?孩|行人|学生|阿姨|大爷) 撞伤
    血[流淌]了?(?:不止|很多|非常多|好多|一地|满地|个?不停) 血止不住 止不住血 ${LIMB}[都也给被]*[撞摔磕砸打]破 ${HEAD}[都也给被]*[撞摔磕砸打]开
    ${LIMB}[都也给被]*[切轧绞锯砍压]断 羊水破 [叫喊推摇]不醒 (?:失去|没有?)了?意识(?!到) 意识不清 (?<![狗牛猪猫]${CLAUSE}{0,6})口吐白沫 心脏病(?:又|突然)*(?:发作|犯了) [噎呛]住 (?:嘴唇|脸色?|面孔)发[紫青] [脸身头]上?(?:都|全)?是[伤血] 人[都全]*上吐下泻 卡[在住]了?(?:喉咙|嗓子|气管) 休克`,
  ],
  [
    ['life', 'hurt'],
    `割[了破开]?手?腕(?![表带]) [喝吞灌服][了下]*(?:一?[整大小半]?[瓶把片口堆包点些])?${POISON} 吃[了下]*(?:一?整瓶|一?大把|好多|很多|几十[片颗粒])${CLAUSE}{0,2}药`,
  ],
  [
    ['life'],
    `跳楼(?![机价梯]) 跳[河桥江湖海井](?![边口]) 轻生 自杀 想不开(?!发票|会员|店|空调|车|门|窗|灯|票|证|锁|户|公司|机|卡) 不想活(?!动) 活着没(?:什么|啥)?意思 寻短见 寻死(?!觅活) (?<![树墙叶子楼道角晚得房顶])上吊(?![着下的料车]) [写留][了下]*${CLAUSE}{0,3}遗书
    ${HEIGHT}${SENTENCE}{0,15}(?:[要想]跳|往下跳|跳下[去来]|不肯下来) (?:坐|站)在${CLAUSE}{0,4}${HEIGHT}${CLAUSE}{0,3}(?:[边外沿]上?)${SENTENCE}{0,6}哭 ${HEIGHT}${SENTENCE}{0,10}(?:边上?|边沿|栏杆)${SENTENCE}{0,6}哭`,
  ],
  [
    ['trapped'],
    `溺水 落水 (?<!${DROPPED})掉[进到下]?(?:水(?!泥)|河|井|坑|湖)里? (?<=${SOMEBODY}(?:(?![把的])${CLAUSE}){0,6})[掉摔跌滑滚][进到下入]了?${CLAUSE}{0,3}(?:[河井坑湖池沟塘海江洞渠缸]|下水道|水库)
    ${WATER}[道面里边中]*${CLAUSE}{0,6}[漂浮飘沉](?:着|了|起)?${CLAUSE}{0,4}(?:人(?![工民家造])|尸|孩|老人|男|女)
    坍塌 倒塌 塌方 塌下来 塌陷 被困(?!难) 困在 困人 关在电梯 电梯${CLAUSE}{0,6}关了?人 救命(?!药|钱) ${LIMB}${CLAUSE}{0,3}卡[在住进](?!了?(?:喉咙|嗓子|气管))
    (?<=${SOMEBODY}${CLAUSE}{0,5})${THING_BEFORE}(?:反锁在了?${CLAUSE}{0,2}(?:[车家屋房里]|卫生间|厕所|阳台)|被?[锁关]在了?${CLAUSE}{0,2}(?:车|卫生间|厕所|阳台|电梯|轿厢|货梯)|被?锁在${CLAUSE}{0,2}[家屋房]${SENTENCE}{0,12}(?:哭|灶|煤气|火|打不开|开不了|出不来|快来|敲门))
    电梯${SENTENCE}{0,10}(?:坏|停|卡|不动|故障|掉)${SENTENCE}{0,8}里[面头]?[还都]?有(?:个|几个)?(?:人|老人|小?孩|阿婆|阿公) 电梯${SENTENCE}{0,15}里[面头]?${CLAUSE}{0,4}出不来`,
  ],
  [
    ['trapped', 'hurt'],
    `[压埋][到住着倒]了?(?:一个|几个|好几个|两个|个)?(?:人(?![行家工物员])|小?孩|老人|老太|工人|脚|腿|头(?!发)) (?<=(?:人|孩|他|她|司机)${CLAUSE}{0,2})被?[压埋]在${CLAUSE}{0,6}下`,
  ],
  [
    ['violence'],
    `持刀 拿刀 动刀 砍人 捅人 家暴 (?<=又|就|还|酒后|对我|对孩子)动手(?!${AT_WORK}) 动手打(?!扫|包|磨|孔|理) 打老婆 打孩子
    (?:要|说|扬言|威胁)${CLAUSE}{0,3}(?:[杀砍捅]|[弄打砍掐捅]死)[了死]*(?:我|人|他|她|你|全家|老婆|老公|孩子|邻居) [砍捅]死 (?<!像${CLAUSE}{0,3})[掐勒][住着]?(?:我|她|他|孩子|老婆)?的?脖子 (?:尾随|跟踪)(?:我|她|女|孩|学生)
    (?:贼|小偷|陌生人)${SENTENCE}{0,8}(?:还在(?!逃)|没走|在里面|在屋里|在家里) 在[撬砸踹]${CLAUSE}{0,4}门 [撬砸踹]我家?的?门`,
  ],
  [
    ['missing'],
    `走失 走丢 人不见了 孩子不见了 老人不见了 失踪 (?<=(?:老人|孩子|女儿|儿子|爷爷|奶奶|外公|外婆|老公|老婆)${CLAUSE}{0,6})失联
    (?:孩子|小孩|小囡|老人|爷爷|奶奶|爸|妈|儿子|女儿)(?:突然|忽然|又|就)*(?:找不到|丢)了(?=$|[,。;!?啊呀呢吧])`,
  ],
  [['burst'], '爆管'],
];

/** One alternative a row, each in a group of its own, so that the leftmost words are found whatever they say. */
const PATTERN = new RegExp(
  WORDS.map(([, words], row) => `(?<row${row}>${words.trim().split(/\s+/).join('|')})`).join('|'),
  'g',
);

/** Words of danger in a normalised text, by where they stand; whether they are meant so is not asked here. */
export function dangerWordsIn(text: string): (DangerFound & { readonly index: number })[] {
  return [...text.matchAll(PATTERN)].map(({ 0: word, index, groups = {} }) => {
    const row = WORDS.findIndex((_, i) => groups[`row${i}`] !== undefined);
    return { word, index, kinds: WORDS[row]?.[0] ?? [] };
  });
}

/** The same words are told once. */
export const distinct = (found: readonly DangerFound[]): DangerFound[] =>
  found.filter(({ word }, i) => found.findIndex((other) => other.word === word) === i);
