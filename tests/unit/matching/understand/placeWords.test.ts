import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaceName, placeWordsIn } from '#shared/domain/matching/understand/placeWords';

const isTopic = (words: string): boolean => /坏|漏|堵|倒|脏|吵|灯/.test(words);
const first = (text: string): string | undefined => placeWordsIn(text, isTopic)[0];

describe('words that sound like a place', () => {
  it.each([
    ['老供销社门口的路灯坏了', '老供销社'],
    ['昨天大樟树下面积水', '大樟树'],
    ['红房子旁边垃圾成堆', '红房子'],
    ['老供销社窗户坏了', '老供销社'],
    ['路灯坏了，在老粮站对面', '老粮站'],
    ['有人在小花园里打牌，吵得很', '小花园'],
    ['石板桥堵了', '石板桥'],
    ['路灯不亮，三角地', '三角地'],
  ])('%s: %s', (text, name) => {
    expect(first(text)).toBe(name);
  });

  it.each(['路灯坏了', '楼上漏水', '小区门口脏', '13812345678', '王阿姨家里漏水', '你好', ''])(
    'none in: %s',
    (text) => {
      expect(placeWordsIn(text, isTopic)).toEqual([]);
    },
  );

  it('are names that may be given: neither a home, nor a number, nor what every place has', () => {
    expect(['老供销社', '大樟树', '三号码头'].every(isPlaceName)).toBe(true);
    for (const no of [
      '老街',
      '张三家',
      '李家老宅',
      '小区门口',
      '13812345678',
      '我们小区',
      '一二三四五六七八九十一二三',
    ])
      expect([no, isPlaceName(no)]).toEqual([no, false]);
  });

  it.each([
    '王桂芳',
    '王芳门口',
    '王桂芳大门口',
    '王桂芳家门口',
    '王桂芳家隔壁',
    '王家隔壁',
    '王桂芳房子',
    '欧阳小明',
    '欧阳明楼上',
    '鄔阿德門口',
    '独居老人王桂芳',
    '低保户王桂芳',
    '网格长王桂芳门口',
    '张大爷小店',
    '李阿姨早餐店',
    '陈师傅车库',
    '赵奶奶楼下',
  ])('are not those of a person: %s', (name) => {
    expect(isPlaceName(name)).toBe(false);
  });

  it.each([
    '老供销社',
    '大樟树下',
    '三号桥头',
    '王家弄',
    '李家桥',
    '张家塘边上',
    '陈家祠堂',
    '石板桥',
    '石桥旁边',
    '白墙门口',
    '黄房子',
    '白色房子',
    '高架桥下',
    '石狮子',
    '万达广场',
    '南门桥头',
    '老人活动中心',
    '土地公公庙',
    '党员活动室',
    '家具城门口',
    '马路对面',
    '李家大楼',
    '白云酒楼',
    '文化东门',
    '姚江边',
    '夏家漕',
    '孙家山',
  ])('may be given: %s', (name) => {
    expect(isPlaceName(name)).toBe(true);
  });

  it.each(['王桂芳门口有人吵架', '王桂芳楼上漏水', '王立新门口漏水', '王桂芳房子倒了'])(
    'nobody is offered: %s',
    (text) => {
      expect(placeWordsIn(text, isTopic)).toEqual([]);
    },
  );

  it('always stand in the text and may be given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'老供销社门口大樟树下面的路灯坏了，3幢 旁边小花园里')),
        (letters) => {
          const text = letters.join('');
          for (const name of placeWordsIn(text, isTopic)) {
            expect(text).toContain(name);
            expect(isPlaceName(name)).toBe(true);
          }
        },
      ),
    );
  });
});
