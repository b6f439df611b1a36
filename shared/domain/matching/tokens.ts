import { latestOf } from '../latest.ts';
import { normaliseText } from './normalise.ts';
import type { Segmenter } from './types.ts';

const STOP_WORDS = new Set(
  (
    '我们 你们 他们 我家 有人 有个 一个 一下 一直 这个 那个 这里 那里 这边 那边 什么 怎么 怎么办 可以 没有 需要 希望 请问 ' +
    '麻烦 帮忙 谢谢 已经 还是 现在 今天 明天 今晚 昨天 晚上 上午 下午 早上 几天 问题 情况 反映 来电 居民 附近 旁边 门口 ' +
    '边上 里面 上面 下面 因为 所以 但是 而且 如果 就是 不能 不是 尽快 赶紧 处理 解决 社区 小区 单位 服务 公司 出现 发现 一些 ' +
    '工作 家里 家中 楼上 楼下 半夜 夜里 白天 经常 老是 总是 东西 事情 非常 很多 好多 半年 有没有 想要 想找'
  ).split(' '),
);
/** Single characters that say what a problem is about; all others are noise. */
const TELLING = new Set('水电气火猫狗鼠树车灯门锁窗墙井路桥药饭'.split(''));
const WORD = /[\p{L}\p{N}]/u;

/** Whether a word may be a term: not punctuation, not a filler, not an untelling single character. */
export function isTerm(word: string): boolean {
  if (!WORD.test(word) || STOP_WORDS.has(word)) return false;
  return word.length > 1 ? !/^\d{1,2}$/.test(word) : TELLING.has(word);
}

/** The terms of a text in their order, repeats kept. */
export function termsOf(text: string, segment: Segmenter): string[] {
  if (text === '') return [];
  return segment(normaliseText(text)).filter(isTerm);
}

/** Terms without those that only are a part of another one (search mode gives 路灯 and 路灯维修). */
export function wholeTerms(terms: readonly string[]): string[] {
  const unique = [...new Set(terms)];
  return unique.filter((term) => !unique.some((other) => other !== term && other.includes(term)));
}

const SHORT = 12;
const MOST_REMEMBERED = 20_000;

/**
 * A segmenter that remembers short texts, as skills, categories and words of needs come again and again, and the latest
 * long one, which several readers of a problem ask for.
 */
export function remembering(segment: Segmenter): Segmenter {
  const known = new Map<string, readonly string[]>();
  const latest = latestOf(segment);
  return (text) => {
    if (text.length > SHORT) return latest(text);
    let words = known.get(text);
    if (words === undefined) {
      words = segment(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, words);
    }
    return words;
  };
}
