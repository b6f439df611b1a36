import { COMPOUND_SURNAMES } from '../../privacy.ts';

/** The usual surnames of one character, and those of this region. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅付沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜' +
  '范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤' +
  '毕聂焦柳邢岳齐梅莫庄辛祝左涂谷祁舒耿牟卜詹苗凌费纪童欧甄项裴席查屈鲍覃霍翁隋甘景包柏宁柯阮虞邬应竺励屠裘忻';

/** Whom people are called by: kinship, age, trade. */
const CALLED =
  /大[爷妈娘婶伯叔嫂姐哥]|奶奶|爷爷|阿[姨婆公伯叔嫂娘爷]|师[傅母]|老[伯太头爹妈婆公师]|老爷子|老板|老两口|外[婆公]|婆婆|公公(?!庙)|伯伯|叔叔|婶婶?|嫂子|姐姐|妹妹|哥哥|弟弟|[姑舅姨][妈姑舅父]|先生|女士|小姐|太太|爸爸|妈妈|儿子|女儿|媳妇|夫妻|独居|孤寡|空巢|老人(?!活动|公寓|院|亭|之家|食堂|大学)/u;
/** Somebody's home, and what stands beside it. */
const HOME =
  /(?:家|家里|屋里|屋|宅)$|家(?:里(?!弄)|大?门[口前外]|隔壁|对面|楼[上下]|旁|边|附近|[前后外]面|背后|[前后]门|屋|院子|房子?|窗|阳台|车[库位])/u;
/** What may stand behind a name without saying more than whose. */
const BESIDE_SOMEBODY =
  /(?:大?门[口前外]|大门|隔壁|旁边?|(?<![江河湖溪海])边上?|对面|楼[上下]|[前后][面头门]|背后|附近|里面?|外面?|[上下]面|底下|处|房子|屋[里外]?|院子|阳台|窗[户口]|车[库位]|(?<=^.{3})(?<![大酒茶旧门钟鼓牌东西南北侧])[门楼])+$/u;
/** What places end in and given names hardly ever do. */
const ENDS_AS_A_PLACE =
  /(?:[站店社桥楼塔井厂庙棚塘弄巷路街村口头底坡坎沟湾浜埭堰坝岛岸洞场库所院馆宫室铺市墙坟地点杆箱桩墩苑庄里府坊廊祠寺庵闸潭池滩下边旁角架层线堤阶凳埂区漕渡碑柱殿厦门色]|[房亭墩棚池园院狮凳]子|[花公果菜]园|[祠食礼澡教]堂|[车步隧跑通]道|凉亭|家[山岭湖河园亭洋]|[樟槐榕榆枫杏柳榴桑枣梨桃]树)$/u;
/** A name by itself, or behind what somebody is. */
const SOMEBODY = new RegExp(
  '^(?:[住租]户|租客|(?:低保|困难|五保)户|[军烈]属|户主|房[东客]|邻居|残疾人|病人|孕妇|党员|书记|主任|楼道?长|网格[长员]|组长|社工|保[安洁]|医生|[居村]民|业主)?' +
    `(?:[${SURNAMES}]|${[...COMPOUND_SURNAMES].join('|')})\\p{Script=Han}{1,2}$`,
  'u',
);

/**
 * Whether words sound like a person or a person's home: 王桂芳, 王桂芳门口, 张家隔壁, 李大爷小店; not 王家弄, 石板桥. By
 * usual surnames and ways of address; who is in the register is not known here. Takes normalised text.
 */
export function isOfPerson(words: string): boolean {
  if (HOME.test(words) || CALLED.test(words)) return true;
  return [words, words.replace(BESIDE_SOMEBODY, '')].some(
    (name) => SOMEBODY.test(name) && !ENDS_AS_A_PLACE.test(name),
  );
}
