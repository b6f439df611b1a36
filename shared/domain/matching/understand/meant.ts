import type { DangerKind } from './dangerWords.ts';

/** How words of danger are meant: as they are said, as something only feared, or not at all. */
export type Meant = 'real' | 'feared' | 'none';

const NOT_SO = /(?:没有?|未|不会?|(?<![是要])不是|并非|无|不像|不算)(?:真的?|发生|出现|再|看到|发现)?$/;
const FEARED =
  /(?:怕|担心|以防|防止|避免|预防|容易|可能|万一|差点|险些|会不会|引起|引发|导致|造成|要是|如果)[^,。;!?]{0,4}$/;
/** Taught, practised, shown: nobody is in it. */
const TAUGHT_BEFORE =
  /(?:(?<!消)防|反|演习|演练|讲座|宣传)$|(?:电视剧?里|电影里|新闻里|游戏里|剧里)[^,。;!?]{0,3}$/;
const TAUGHT_BEHIND = /^的?(?:安全)?(?:培训|讲座|宣传|演习|演练|课程?(?!桌)|手册|手环|知识|教育|预案|保险)/;
/** As people speak who are angry: 气得要跳楼, 气得吐血, 心梗都要犯了. Who is cold or tired may well break down. */
const UPSET = '(?:[气吓笑烦吵急愁忙贵]|高兴|激动)[得到的][我人都真天每晚上]*';
const IN_A_MANNER = new RegExp(`${UPSET}(?:快?要|想|快|差点)$`);
const UPSET_BEFORE = new RegExp(`${UPSET}$`);
const SAID_WHEN_UPSET = /^(?:吐血|爆炸|跳楼|上吊|心梗)$/;
const IN_A_MANNER_BEHIND = /^[都也快]*要[犯发出]/;
const JOKING = /哈哈|嘿嘿|笑|玩笑/;
/** It is behind them: so in the same breath, or told afterwards. */
const OVER_BEHIND =
  /^[^,。;!?没未不]{0,4}?(?:没有?了(?!呼吸|气|心跳|意识)|扑灭|灭了|熄了|熄灭|找到(?!现在)|找回|救出|救上|救下|放出来|修好|处理好|排除|解除|控制住)/;
const OVER =
  /[^,。;!?没未不]{0,6}(?:已经?|都|刚刚?|后来|总算|终于)[^,。;!?没未不]{0,4}(?:扑灭|灭了|熄灭|找到|找回|回来了|回家了|救出|救上|放出|脱险|修好|恢复|解除|没事)|虚惊一场|误报/;
/** It is not, whatever else is said. */
const STILL = /还没|还在|没有?(?:灭|扑灭|找到|救)|[灭救]不|越来越|快来|速来|救命|赶紧/;
/** Of these kinds, what is over is over; who was hurt may still need somebody. */
const MAY_BE_OVER: ReadonlySet<DangerKind> = new Set(['fire', 'gas', 'missing', 'trapped', 'silent']);
/** It has happened before: 走丢过两回, 卡进去过一次. */
const ONCE_BEHIND = /^[进去出]{0,2}过(?![去来敏程年])/;
const BEFORE_NOW = /(?:去年|前年|上个?月|以前|之前|曾经?|当年|年前)[^,。;!?装买换修建造盖]{0,4}$/;
/** What is asked about afterwards: money, certificates, care after the hospital. */
const AFTERWARDS =
  /理赔|索赔|报销|认定|官司|补贴|补助|补偿|伤残|误工|仲裁|出院|住院|[算认赔][^,。;!?]{0,3}工伤/;
const RIGHT_NOW = /现在|正在|刚刚|刚才|快来|救命|赶紧|马上|立刻|速来|止不住/;
/** Of a state like these nobody asks afterwards: it is now, even where a hospital stay is told too. */
const ACUTE =
  /[晕昏]|呼吸|抽搐|大出血|吐血|[胸喘]|心梗|心脏病|不醒|意识|[噎呛]|发[紫青]|休克|白沫|不省人事|[起爬]不来|[不止]住|倒地/;
const MAY_BE_ASKED_AFTERWARDS: ReadonlySet<DangerKind> = new Set(['fire', 'hurt', 'shock', 'trapped']);
const MAY_HAVE_BEEN: ReadonlySet<DangerKind> = new Set([...MAY_BE_OVER, ...MAY_BE_ASKED_AFTERWARDS]);
const IN_SIGHT = 12;
const sightBefore = (text: string, start: number): string => text.slice(Math.max(0, start - IN_SIGHT), start);

/** How words of danger from `start` to `end` of a normalised text are meant. */
export function meantOf(text: string, start: number, end: number, kinds: readonly DangerKind[]): Meant {
  const said = saidOf(text, start);
  if (said !== 'real') return said;
  const before = sightBefore(text, start);
  const behind = text.slice(end, end + IN_SIGHT);
  if (TAUGHT_BEFORE.test(before) || TAUGHT_BEHIND.test(behind)) return 'none';
  const word = text.slice(start, end);
  const isUpset = UPSET_BEFORE.test(before) && SAID_WHEN_UPSET.test(word);
  if (isUpset || IN_A_MANNER.test(before) || IN_A_MANNER_BEHIND.test(behind))
    return JOKING.test(text) ? 'none' : 'feared';
  const all = (some: ReadonlySet<DangerKind>): boolean => kinds.every((kind) => some.has(kind));
  const isOverBehind = (): boolean => OVER_BEHIND.test(behind) || OVER.test(text.slice(end));
  if (all(MAY_BE_OVER) && isOverBehind() && !STILL.test(text)) return 'none';
  if (RIGHT_NOW.test(text) || ACUTE.test(word)) return 'real';
  if (BEFORE_NOW.test(before)) return 'none';
  if (ONCE_BEHIND.test(behind) && all(MAY_HAVE_BEEN)) return 'none';
  return all(MAY_BE_ASKED_AFTERWARDS) && AFTERWARDS.test(text) ? 'none' : 'real';
}

/** Words of hazard and haste: denied or only feared. */
export function saidOf(text: string, start: number): Meant {
  const before = sightBefore(text, start);
  return FEARED.test(before) ? 'feared' : NOT_SO.test(before) ? 'none' : 'real';
}

const DENIED = /没有?(?:着火|起火|失火|走失|走丢|失踪|爆炸|出事|受伤)/;
const ONCE = /(?:去年|前年|上个?月|上个?星期|上周|前几天)[^。;!?]{0,15}过/;

/** Whether a normalised text tells of something that is over or never was. */
export const isOver = (text: string): boolean =>
  !STILL.test(text) && (OVER.test(text) || DENIED.test(text) || ONCE.test(text));

/** 不是漏水,是楼上晾衣服: what is denied to say what it is instead. */
const INSTEAD = /(?<![是要])(?:不是|并非)([^,。;!?]{1,10})[,。;]+(?=而?是(?!不是|否))/g;

/** A normalised text without what it says that it is not, and then says what it is. */
export const withoutDenied = (text: string): string => text.replace(INSTEAD, '');
