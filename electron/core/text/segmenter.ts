import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Segmenter } from '#shared/domain/matching/index';

let jieba: Jieba | undefined;

/**
 * Words of this field that the dictionary does not know. Frequencies are high enough that the word is not cut
 * (checked by a test), low enough that ordinary text is not changed by them.
 */
export const FIELD_WORDS = [
  '网格长',
  '微网格',
  '网格员',
  '楼道长',
  '助餐',
  '助浴',
  '助医',
  '代办',
  '高空抛物',
  '飞线充电',
  '充电桩',
  '业委会',
  '电动车',
  '独居老人',
  '物业费',
  '水电维修',
  '管道疏通',
  '家电维修',
  '心理疏导',
  '纠纷调解',
  '矛盾调解',
  '垃圾分类',
  '路灯',
  '窨井盖',
  '下水道',
];

/** The dictionary with the words of this field; read at first use (some 100 ms). */
function reader(): Jieba {
  if (jieba === undefined) {
    jieba = Jieba.withDict(dict);
    jieba.loadDict(new TextEncoder().encode(FIELD_WORDS.map((word) => `${word} 10000 n`).join('\n')));
  }
  return jieba;
}

/** Cuts Chinese by a dictionary in search mode: long words with the words in them. */
export const segmentChinese: Segmenter = (text) => reader().cutForSearch(text, true);

/** Every word of the dictionary that stands in a text, overlapping ones too; nothing is guessed. */
export const dictionaryWords: Segmenter = (text) => reader().cutAll(text);
