import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '#shared/domain/imports/dates';
import { looksLike } from '#shared/domain/imports/looks';
import { parseBoolean, parseLevel, parseNumber } from '#shared/domain/imports/numbers';
import { parseDegrees, parsePair } from '#shared/domain/imports/positions';
import { halfWidth, headerWord, likeness, splitTags } from '#shared/domain/imports/text';
import { parseCell, type ValueWords } from '#shared/domain/imports/values';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';
import { dynamicText } from '#shared/i18n/index';

const words: ValueWords = {
  choiceWords: (key, choice) => [dynamicText(`choice.${key}.${choice}`) ?? ''],
  findCategory: (text) => (text === '学校' ? 'place-school' : undefined),
};
const cell = (kind: KindId, key: string, raw: string) => {
  const field = fieldOf(kind, key);
  if (!field) throw new Error(`no field ${key}`);
  const result = parseCell(field, raw, words);
  return result.ok ? result.value : `!${result.code}`;
};

describe('dates', () => {
  it.each([
    '2021-08-02',
    '2021/8/2',
    '2021.8.2',
    '20210802',
    '2021年8月2日',
    '２０２１－０８－０２',
    ' 2021-8-2 14:30 ',
    '2021/8/2 9:05:01',
    '2021年08月02日14时',
    '44410',
    '44410.6',
  ])('%s is one day', (text) => expect(parseDate(text)).toBe('2021-08-02'));

  it.each(['2021-02-30', '2021-13-01', '21/8/2', '2021', '2021-8', '8/2/2021', '12', '99999999', '昨天', ''])(
    '%s is none',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );

  it('reads back every day in every writing, and its serial number', () => {
    const days = fc.date({ min: new Date('1951-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number);
        const serial = Math.round(Date.parse(iso) / 86_400_000) + 25_569;
        for (const text of [
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          iso.replaceAll('-', ''),
          `${serial}`,
        ])
          expect(parseDate(text)).toBe(iso);
      }),
    );
  });
});

describe('levels, numbers and yes–no', () => {
  it.each([
    ['红', 1],
    ['红色预警', 1],
    ['一级', 1],
    ['Ⅰ级', 1],
    ['重大风险', 1],
    ['较大', 2],
    ['橙色', 2],
    ['一般隐患', 3],
    ['3', 3],
    ['低风险', 4],
    ['蓝', 4],
    ['五级', undefined],
    ['', undefined],
  ])('level %s', (text, level) => expect(parseLevel(text)).toBe(level));

  it.each([
    ['是', true],
    ['√', true],
    ['中共党员', true],
    ['中共预备党员', true],
    ['否', false],
    ['群众', false],
    ['×', false],
    ['不详', undefined],
  ])('%s', (text, value) => expect(parseBoolean(text)).toBe(value));

  it.each([
    ['1,200', 1200],
    ['１２', 12],
    ['60人', 60],
    ['-3.5', -3.5],
    ['约60', undefined],
    ['3-5', undefined],
  ])('number %s', (text, value) => expect(parseNumber(text)).toBe(value));
});

describe('cells of fields', () => {
  it.each([
    ['138 0000 0002', '13800000002'],
    ['13800000003.0', '13800000003'],
    ['+86-13800000003'.replace('-', ''), '13800000003'],
    ['0574-87000000', '0574-87000000'],
    ['013800000001', '013800000001'],
    ['13800000001/13800000002', '13800000001/13800000002'],
    ['1380000005', '!phoneDigits'],
    ['见备注', '!notPhone'],
    ['无', undefined],
    ['—', undefined],
    ['#N/A', '!formulaError'],
  ])('phone %s', (raw, value) => expect(cell('person', 'phone', raw)).toBe(value));

  it.each([
    ['33020319900101001x', '33020319900101001X'],
    ['330203199001010000', '!idDigitsLost'],
    ['3.30203E+17', '!idDigitsLost'],
    ['3302031990010', '3302031990010'],
    ['33020319900101001', '!notIdNumber'],
  ])('ID %s', (raw, value) => expect(cell('person', 'idNumber', raw)).toBe(value));

  it('reads choices by label, code and label with a little more', () => {
    expect(cell('person', 'gender', '女')).toBe('female');
    expect(cell('person', 'gender', '男性')).toBe('male');
    expect(cell('person', 'post', 'standing')).toBe('standing');
    expect(cell('person', 'post', '特长岗位')).toBe('specialty');
    expect(cell('person', 'gender', '未知')).toBe('!notChoice');
    // Fits two labels: no guess.
    expect(cell('person', 'post', '常态岗、应急岗')).toBe('!notChoice');
  });

  it('reads tags, weekly patterns and categories', () => {
    expect(cell('person', 'skills', '电工、水暖工，电工;木工/瓦工\n焊工')).toEqual([
      '电工',
      '水暖工',
      '木工',
      '瓦工',
      '焊工',
    ]);
    expect(cell('person', 'skills', '电工 水工')).toEqual(['电工', '水工']);
    expect(cell('person', 'weekly', '周一 9:00-11:00')).toEqual([{ day: 1, fromMin: 540, toMin: 660 }]);
    expect(cell('person', 'weekly', '有空就来')).toBe('!notWeekly');
    expect(cell('place', 'categoryId', '学校')).toBe('place-school');
    expect(cell('place', 'categoryId', '飞船')).toBeUndefined();
  });

  it('never throws, whatever stands in a cell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('phone', 'skills', 'weekly', 'idNumber', 'consentOn', 'gender'),
        (raw, key) => {
          cell('person', key, raw);
        },
      ),
    );
  });

  it('has a text for every error, in both languages', () => {
    const codes =
      'required formulaError notDate notNumber notWhole outOfRange tooLong notChoice notLevel notBoolean notPhone phoneDigits notIdNumber idDigitsLost notWeekly notLng notLat notPosition swapped';
    for (const code of codes.split(' '))
      for (const language of ['zh-CN', 'en'] as const)
        expect(dynamicText(`import.error.${code}`, {}, language), code).toBeTruthy();
  });
});

describe('positions', () => {
  it.each([
    ['121.55', 121.55],
    ['121.55°', 121.55],
    ['东经121.55', 121.55],
    ['121°33′0″', 121.55],
    ['121°33\'0"E', 121.55],
    ['一百二十', undefined],
    ['', undefined],
  ])('%s', (text, value) => {
    if (value === undefined) expect(parseDegrees(text)).toBeUndefined();
    else expect(parseDegrees(text)).toBeCloseTo(value, 9);
  });
  it.each(['121.55,29.87', '121.55，29.87', '(121.55 29.87)', '[121.55, 29.87]', 'POINT(121.55 29.87)'])(
    '%s',
    (text) => expect(parsePair(text)).toEqual([121.55, 29.87]),
  );
});

describe('text', () => {
  it('makes half width of full width, once', () => {
    expect(halfWidth('（１２３）Ａ　')).toBe('(123)A ');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => halfWidth(halfWidth(text)) === halfWidth(text)),
    );
  });
  it('compares headings without marks', () => {
    for (const text of ['*姓名', '姓 名＊', '姓名（必填）', '姓\n名：'.replace('：', ':')])
      expect(headerWord(text)).toBe('姓名');
  });
  it('likeness lies between 0 and 1 and is the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const value = likeness(a, b);
        return value >= 0 && value <= 1 && Math.abs(value - likeness(b, a)) < 1e-12;
      }),
    );
  });
  it('keeps a word with a blank that is no Chinese list', () =>
    expect(splitTags('AED 除颤仪 A')).toEqual(['AED 除颤仪 A']));
});

describe('what a column looks like', () => {
  it.each([
    ['phone', ['13800000001', '0574-87000000', '138 0000 0002']],
    ['date', ['2021-08-02', '2021/8/3', '20210804']],
    ['lng', ['121.55001', '121.5602']],
    ['lat', ['29.87001', '29.8602']],
    ['lngLat', ['121.55001,29.87', '121.56，29.88123']],
    ['idNumber', ['33020319900101001X', '330203199001010014']],
    ['number', ['1', '2', '60,000']],
    ['text', ['1', '二', '三']],
    ['empty', ['', ' ']],
  ] as const)('%s', (look, values) => expect(looksLike(values)).toBe(look));
});
