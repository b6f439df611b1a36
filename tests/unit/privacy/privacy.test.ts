import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrivacyClass } from '#shared/domain/kinds/index';
import {
  isMasked,
  maskAddress,
  maskField,
  maskFreeText,
  maskIdNumber,
  maskName,
  maskPhone,
  maskValue,
} from '#shared/domain/privacy';

const CLASSES: readonly PrivacyClass[] = ['open', 'name', 'phone', 'idNumber', 'address', 'sensitive'];
/** Strings made of the characters that the masks look at, so that random text often hits their rules. */
const tricky = fc
  .array(
    fc.constantFrom(
      ...'0123456789０８*＊ -/、()（）·.+Xx张明欧阳司马幢栋号楼弄室单元层#座一二三零八电话联系社区网格长Aa\n\t😀𝟏',
    ),
    { maxLength: 40 },
  )
  .map((chars) => chars.join(''));
const anyText = fc.oneof(
  tricky,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary' }),
);
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''));
const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join(''));

describe('names', () => {
  it.each([
    ['张明', '张*'],
    ['张小明', '张*明'],
    ['王一二三', '王**三'],
    ['欧阳明', '欧阳*'],
    ['欧阳小明', '欧阳*'],
    ['张 明', '张*'],
    ['张', '张*'],
    ['张明、李小红', '张*、李*红'],
    ['网格长(张明)', '网格长(张*)'],
    ['John Smith', 'J*** S****'],
    ['阿依古丽·买买提', '阿***·***'],
    ['水洞埭社区居委会', '水洞埭社区居委会'],
    ['', ''],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('phones', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138 **** 1234'],
    ['+86 13812341234', '+86 138****1234'],
    ['１３８１２３４１２３４', '１３８****１２３４'],
    ['0574-87651234', '0574-****1234'],
    ['(0574)87651234', '(0574)****1234'],
    ['010-87651234', '010-****1234'],
    ['0574-87651234转801', '0574-****1234转***'],
    ['87651234', '****1234'],
    ['667788', '****88'],
    ['13812341234 13912345678', '138****1234 139****5678'],
    ['13812341234/0574-87651234', '138****1234/0574-****1234'],
    ['400-123-4567', '400-***-4567'],
    ['110', '110'],
  ])('%s → %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('never shows the middle of a mobile number, alone, in a cell of several or in a note', () => {
    fc.assert(
      fc.property(mobile, mobile, fc.constantFrom('、', ' ', '/', ';', '\n', '-'), (one, two, separator) => {
        for (const text of [one, one + separator + two]) {
          expect(maskPhone(text)).not.toContain(one.slice(2, 8));
          expect(maskPhone(text)).not.toContain(two.slice(2, 8));
        }
        expect(maskFreeText(`请打${one}${separator}${two}谢谢`)).not.toContain(one.slice(2, 8));
      }),
    );
  });
  it('shows at most seven digits of a mobile number written in any grouping', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 11 }),
        (number, sizes) => {
          let rest = number;
          const groups = sizes.map((size) => {
            const group = rest.slice(0, size);
            rest = rest.slice(size);
            return group;
          });
          const masked = maskPhone([...groups, rest].filter(Boolean).join('、'));
          expect((masked.match(/\d/g) ?? []).length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});

describe('ID numbers', () => {
  it.each([
    ['33020319900101123X', '330***********123X'],
    ['330203900101123', '330********1123'],
    ['E12345678', 'E******78'],
    ['12345', '*****'],
  ])('%s → %s', (id, masked) => {
    expect(maskIdNumber(id)).toBe(masked);
  });
  it('shows seven of eighteen places, in its own cell and in a note', () => {
    fc.assert(
      fc.property(digits(17), fc.constantFrom('X', '1', 'x'), (head, last) => {
        const hidden = (head + last).slice(3, 14);
        expect(maskIdNumber(head + last)).not.toContain(hidden);
        expect(maskFreeText(`证号${head}${last}。`).match(/[\dXx]/g)).toHaveLength(7);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['安丰小区3-201', '安丰小区3幢'],
    ['安丰小区3-2-201', '安丰小区3幢'],
    ['安丰小区3幢2单元201', '安丰小区3幢'],
    ['朝南埭路12号3幢201室', '朝南埭路12号3幢'],
    ['安丰路88弄12号301室', '安丰路88弄12号'],
    ['安丰路12号3-201', '安丰路12号3幢'],
    ['解放路12-14号', '解放路12-14号'],
    ['朝南埭12幢', '朝南埭12幢'],
    ['安丰小区A座1201', '安丰小区A座'],
    ['安丰小区5号楼301', '安丰小区5号楼'],
    ['安丰小区12幢301号张明', '安丰小区12幢'],
    ['阳光公寓301', '阳光公寓'],
    ['301室', '***'],
    ['白云街道水洞埭社区', '白云街道水洞埭社区'],
  ])('%s → %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
  it('never shows the room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 101, max: 3299 }),
        fc.constantFrom('幢', '幢2单元', '-', '号楼', '栋', '弄5号', '座', '号'),
        (building, room, link) => {
          const masked = maskAddress(`安丰小区${building}${link}${room}室`);
          expect(masked).not.toContain(String(room));
          expect(masked).toContain('安丰小区');
        },
      ),
    );
  });
});

describe('running text', () => {
  it('hides phones and IDs and leaves dates, doors, amounts and running numbers', () => {
    expect(
      maskFreeText(
        '联系13812341234，身份证330203199001011234，2026-08-02 14:30，12幢301室，欠费120000元，事项20260802-003',
      ),
    ).toBe(
      '联系138****1234，身份证330***********1234，2026-08-02 14:30，12幢301室，欠费120000元，事项20260802-003',
    );
  });
  it.each([
    ['电话8765123', '电话***5123'],
    ['宁波87651234', '宁波****1234'],
    ['拨打一三八零零一三八零零零', '拨打一三八****八零零零'],
    ['卡号6222021234567890123', '卡号622************0123'],
    ['日期20260802', '日期20260802'],
  ])('%s → %s', (text, masked) => {
    expect(maskFreeText(text)).toBe(masked);
  });
  it('an open long text is cleaned, an open short one is not touched', () => {
    expect(maskField({ privacy: 'open', type: 'longText' }, '打13812341234')).toBe('打138****1234');
    expect(maskField({ privacy: 'open', type: 'text' }, '13812341234')).toBe('13812341234');
    expect(maskField({ privacy: 'name', type: 'text' }, '张明')).toBe('张*');
  });
});

describe('every class', () => {
  it.each(CLASSES)('%s: masking a mask changes nothing and no text throws', (privacy) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = maskValue(privacy, text);
        expect(maskValue(privacy, once)).toEqual(once);
        expect(maskFreeText(maskFreeText(text))).toBe(maskFreeText(text));
      }),
      { numRuns: 1500 },
    );
  });
  it.each(CLASSES)('%s: a mask coming back is known, another value is not', (privacy) => {
    const original = privacy === 'idNumber' ? '330203199001011234' : '安丰小区13812341234-12';
    expect(isMasked(privacy, maskValue(privacy, original), original)).toBe(true);
    expect(isMasked(privacy, '别的', original)).toBe(false);
  });
  it('blanks stay blank; lists, numbers and odd values are masked', () => {
    expect(maskValue('phone', null)).toBeNull();
    expect(maskValue('sensitive', '')).toBe('');
    expect(maskValue('sensitive', true)).toBe('***');
    expect(maskValue('phone', 13812341234)).toBe('138****1234');
    expect(maskValue('name', ['张明', '李小红'])).toEqual(['张*', '李*红']);
    expect(maskValue('name', { first: '张' })).toBe('***');
    expect(isMasked('name', ['张*'], ['张明'])).toBe(true);
    expect(isMasked('phone', null, '')).toBe(true);
  });
});
