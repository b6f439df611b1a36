import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayNumberAt,
  formatWeekly,
  isOpenAt,
  parseWeekly,
  startOfDayMs,
  tidySlots,
  type WeeklyText,
  weekMoment,
} from '#shared/domain/availability/index';
import { translator } from '#shared/i18n/index';

const zh: WeeklyText = translator('zh-CN');
const short = (text: string): string | null => {
  const slots = parseWeekly(text);
  return slots === null ? null : formatWeekly(slots, zh);
};

describe('parseWeekly', () => {
  it.each([
    ['周一至周五 18:00-21:00；周末全天', '工作日 18:00-21:00；周末 全天'],
    ['每天8:30-17:00', '每天 8:30-17:00'],
    ['8:30—17:00', '每天 8:30-17:00'],
    ['24小时', '24小时'],
    ['随时', '24小时'],
    ['周末', '周末 全天'],
    ['工作日晚上', '工作日 18:00-22:00'],
    ['周一、三、五 上午', '周一、周三、周五 8:00-12:00'],
    ['周二和周四下午2点-4点半', '周二、周四 14:00-16:30'],
    ['星期一到星期六 9点至18点', '周一至周六 9:00-18:00'],
    ['每天 8:00-11:30，13:00-17:00', '每天 8:00-11:30,13:00-17:00'],
    ['Mo-Fr 08:00-17:00; Sa 09:00-12:00', '工作日 8:00-17:00；周六 9:00-12:00'],
    ['周一～周五：９：００－１７：００', '工作日 9:00-17:00'],
    ['周五 22:00-02:00', '周五 22:00-24:00；周六 0:00-2:00'],
    ['工作日上午、周末下午', '工作日 8:00-12:00；周末 13:00-18:00'],
    ['周六日全天', '周末 全天'],
    ['周六、周日 9:00-12:00', '周末 9:00-12:00'],
  ])('%s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it.each(['', '看情况', '周一看情况', '25:00-26:00', '电话联系', '周一 9:00', '有空就来', '9'])(
    'does not guess: %s',
    (text) => {
      expect(parseWeekly(text)).toBeNull();
    },
  );

  it('reads back what formatWeekly writes', () => {
    const slot = fc
      .record({
        day: fc.integer({ min: 1, max: 7 }),
        fromMin: fc.integer({ min: 0, max: 1439 }),
        length: fc.integer({ min: 1, max: 1440 }),
      })
      .map(({ day, fromMin, length }) => ({ day, fromMin, toMin: Math.min(1440, fromMin + length) }));
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 12 }), (slots) => {
        expect(parseWeekly(formatWeekly(slots, zh))).toEqual(tidySlots(slots));
      }),
    );
  });
});

describe('time', () => {
  it('counts weeks in China Standard Time', () => {
    // 2026-08-02 was a Sunday.
    expect(weekMoment(Date.parse('2026-08-02T00:00:00+08:00'))).toEqual({ day: 7, minute: 0 });
    expect(weekMoment(Date.parse('2026-08-02T23:59:59+08:00'))).toEqual({ day: 7, minute: 1439 });
    expect(weekMoment(Date.parse('1969-12-29T08:00:00+08:00'))).toEqual({ day: 1, minute: 480 });
    expect(startOfDayMs(Date.parse('2026-08-02T03:00:00+08:00'))).toBe(Date.parse('2026-08-01T16:00:00Z'));
    expect(dayNumber('2026-08-02')).toBe(dayNumberAt(Date.parse('2026-08-02T00:30:00+08:00')));
    expect(dayNumber('soon')).toBeNull();
  });

  it('a slot holds its start and not its end', () => {
    const slots = parseWeekly('周日 9:00-10:00') ?? [];
    expect(isOpenAt(slots, Date.parse('2026-08-02T09:00:00+08:00'))).toBe(true);
    expect(isOpenAt(slots, Date.parse('2026-08-02T10:00:00+08:00'))).toBe(false);
    expect(isOpenAt(slots, Date.parse('2026-08-03T09:30:00+08:00'))).toBe(false);
  });
});
