import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKILL_LEVELS } from '#shared/domain/kinds/values';
import { isWritten, parseSkills, WRITINGS, type WrittenType } from '#shared/domain/written/index';
import { translator } from '#shared/i18n/index';

const LANGUAGES = ['zh-CN', 'en'] as const;
const read = (type: WrittenType, text: string) => WRITINGS[type].parse(text);

describe('contacts', () => {
  it.each([
    ['王五 13800000000（负责人）；李四 0574-87654321', 2],
    ['王五13800000000、李四13900000000', 2],
    ['负责人：王五 13800000000', 1],
    ['王五（13800000000）', 1],
    ['Wang Wu 13800000000 (书记、主任)', 1],
    ['王* 138****0000（负责人）；张*明 139****1111', 2],
    ['王五', 1],
  ])('%s', (text, count) => {
    const contacts = read('contacts', text) as { name: string; phone?: string }[];
    expect(contacts).toHaveLength(count);
    for (const { name, phone } of contacts) {
      expect(name).toMatch(/^(?:王五|李四|Wang Wu|王\*|张\*明)$/);
      if (phone) expect(phone).toMatch(/^[\d*-]+$/);
    }
  });
  it('reads the role wherever it stands', () => {
    expect(read('contacts', '负责人：王五 13800000000')).toEqual([
      { name: '王五', phone: '13800000000', role: '负责人' },
    ]);
    expect(read('contacts', '王五 13800000000（书记、主任）')).toEqual([
      { name: '王五', phone: '13800000000', role: '书记、主任' },
    ]);
  });
  it.each(['13800000000', '；', '王五；13800000000'])('%s names nobody', (text) =>
    expect(read('contacts', text)).toBeNull(),
  );
});

describe('certificates', () => {
  it.each([
    ['电工证', { name: '电工证' }],
    ['电工证 T330203', { name: '电工证', number: 'T330203' }],
    ['电工证（123456，2027-05-01到期）', { name: '电工证', number: '123456', expiresOn: '2027-05-01' }],
    [
      '健康证（证号：A-12，2020年5月1日发证，有效期至2027.5.1）',
      { name: '健康证', number: 'A-12', issuedOn: '2020-05-01', expiresOn: '2027-05-01' },
    ],
  ])('%s', (text, certificate) => expect(read('certificates', text)).toEqual([certificate]));
  it('reads several, and shows names that an older program kept', () => {
    expect(read('certificates', '电工证、健康证（1234）')).toHaveLength(2);
    const t = translator('zh-CN') as never;
    expect(WRITINGS.certificates.format(['电工证', { name: '健康证', number: '12' }, 7], t)).toBe(
      '电工证、健康证（12）',
    );
  });
});

describe('exceptions', () => {
  it.each([
    ['2026-10-01至10-07 不在', { from: '2026-10-01', to: '2026-10-07', off: true }],
    ['2026-10-01至2026-10-07 休息', { from: '2026-10-01', to: '2026-10-07', off: true }],
    ['2026年10月1日-7日放假', { from: '2026-10-01', to: '2026-10-07', off: true }],
    ['2026.5.3 有空', { from: '2026-05-03', to: '2026-05-03', off: false }],
    ['2026/5/3', { from: '2026-05-03', to: '2026-05-03', off: true }],
    ['2026-10-08 9:00-12:00', { from: '2026-10-08', to: '2026-10-08', off: false, fromMin: 540, toMin: 720 }],
    [
      '２０２６-10-08 ９：００－１２：００ 不在',
      { from: '2026-10-08', to: '2026-10-08', off: true, fromMin: 540, toMin: 720 },
    ],
  ])('%s', (text, exception) => expect(read('exceptions', text)).toEqual([exception]));
  it('reads several', () => {
    expect(read('exceptions', '2026-10-01至2026-10-07 休息；2026-10-08 9:00-12:00')).toHaveLength(2);
  });
  it.each([
    '10-01至10-07 休息',
    '2026-02-30 休息',
    '2026-10-07至2026-10-01 休息',
    '国庆休息',
    '2026-10-01 去北京',
  ])('%s is not understood', (text) => expect(read('exceptions', text)).toBeNull());
});

describe('skills', () => {
  it('are read with level and certificate, as an office writes them in one cell', () => {
    expect(parseSkills('电工（高级，证书：电工证 123456，2027-05-01到期）、水管维修、木工 熟练')).toEqual({
      skills: ['电工', '水管维修', '木工'],
      skillLevels: { 电工: 'expert', 木工: 'skilled' },
      certificates: [{ name: '电工证', number: '123456', expiresOn: '2027-05-01' }],
    });
  });
  it('brackets that say something else stay part of the name', () => {
    expect(parseSkills('电工（高压）、急救(会)')).toMatchObject({
      skills: ['电工（高压）', '急救'],
      skillLevels: { 急救: 'basic' },
    });
  });
  it('levels alone want one for each', () => {
    expect(read('skillLevels', '电工（高级）、木工 会')).toEqual({ 电工: 'expert', 木工: 'basic' });
    expect(read('skillLevels', '电工')).toBeNull();
  });
});

const word = fc.string({ unit: fc.constantFrom(...'王李电工证水木会开合'), minLength: 1, maxLength: 6 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc
  .integer({ min: 10_957, max: 36_500 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
const phone = fc.constantFrom('13800000000', '0574-87654321', '138****0000', '110');
const number = fc.string({ unit: fc.constantFrom(...'ABT0123456789'), minLength: 3, maxLength: 18 });

const VALUES: Record<WrittenType, fc.Arbitrary<unknown>> = {
  contacts: fc.array(fc.record({ name: word, phone: maybe(phone), role: maybe(word) }).map(compact), {
    minLength: 1,
    maxLength: 5,
  }),
  certificates: fc.array(
    fc
      .record({
        name: word,
        number: maybe(number.map((text) => `N${text}`)),
        issuedOn: maybe(day),
        expiresOn: maybe(day),
      })
      .map(compact),
    { minLength: 1, maxLength: 5 },
  ),
  exceptions: fc.array(
    fc
      .tuple(day, day, fc.boolean(), maybe(fc.tuple(fc.nat(1438), fc.nat(1438))))
      .map(([a, b, off, hours]) => ({
        from: a < b ? a : b,
        to: a < b ? b : a,
        off,
        ...(hours ? { fromMin: Math.min(...hours), toMin: Math.max(...hours) + 1 } : {}),
      })),
    { minLength: 1, maxLength: 5 },
  ),
  skillLevels: fc.dictionary(word, fc.constantFrom(...SKILL_LEVELS), { minKeys: 1, maxKeys: 5 }),
};

describe.each(Object.keys(VALUES).filter((type) => isWritten(type as WrittenType)) as WrittenType[])(
  '%s',
  (type) => {
    it.each(LANGUAGES)('what is written in %s is read back to the same', (language) => {
      const t = translator(language) as never;
      fc.assert(
        fc.property(VALUES[type], (value) => {
          expect(WRITINGS[type].parse(WRITINGS[type].format(value, t))).toEqual(value);
        }),
      );
    });
    it('never throws, whatever is written or stored', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), fc.anything(), (text, value) => {
          WRITINGS[type].parse(text);
          expect(typeof WRITINGS[type].format(value, translator('zh-CN') as never)).toBe('string');
          WRITINGS[type].isEmpty(value);
        }),
      );
    });
  },
);
