import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberAt } from '#shared/domain/availability/index';
import {
  CONDITION_OPS,
  type Condition,
  DERIVED,
  holderOf,
  isSensitiveField,
  makeTest,
  OPS_OF,
  planTests,
} from '#shared/domain/filter/index';

const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00'); // a Wednesday
const MOMENT = { day: dayNumberAt(NOW_MS), atMs: NOW_MS };
const holds = (op: Condition['op'], value: Condition['value'], of: unknown): boolean =>
  makeTest({ field: 'x', op, value }, MOMENT)(of);

describe('a condition', () => {
  it('compares texts as search does', () => {
    expect(holds('is', '张三', '張三')).toBe(true);
    expect(holds('contains', 'ABC', 'ｘａｂｃ店')).toBe(true);
    expect(holds('anyOf', ['电工', '水暖'], ['焊工', '電工'])).toBe(true);
    expect(holds('contains', '电', ['焊工', '电工'])).toBe(true);
  });
  it('asks lists for all, any or none', () => {
    expect(holds('allOf', ['电工', '水暖'], ['水暖', '电工', '焊工'])).toBe(true);
    expect(holds('allOf', ['电工', '水暖'], ['电工'])).toBe(false);
    expect(holds('noneOf', ['电工'], undefined)).toBe(true);
    expect(holds('noneOf', ['standing'], 'standing')).toBe(false);
  });
  it('compares numbers and days in their order, and blanks never', () => {
    expect(holds('atLeast', 10, 10)).toBe(true);
    expect(holds('atMost', 10, 11)).toBe(false);
    expect(holds('atLeast', '2026-08-01', '2026-08-05')).toBe(true);
    expect(holds('atMost', '2026-08-01', '')).toBe(false);
    expect(holds('atLeast', 10, '10')).toBe(false);
  });
  it('counts days from today in China', () => {
    expect(holds('withinDays', 0, '2026-08-05')).toBe(true);
    expect(holds('withinDays', 90, '2026-05-07')).toBe(true);
    expect(holds('withinDays', 90, '2026-05-06')).toBe(false);
    expect(holds('notWithinDays', 90, '2026-05-06')).toBe(true);
    expect(holds('notWithinDays', 90, undefined)).toBe(true);
    expect(holds('withinDays', 90, '2026-08-06')).toBe(false);
    expect(holds('inNextDays', 30, '2026-09-04')).toBe(true);
    expect(holds('inNextDays', 30, '2026-08-04')).toBe(false);
  });
  it('takes a missing yes/no for a no', () => {
    expect(holds('is', false, undefined)).toBe(true);
    expect(holds('is', true, undefined)).toBe(false);
    expect(holds('is', true, true)).toBe(true);
  });
  it('knows who can come now or at an instant', () => {
    const weekly = [{ day: 3, fromMin: 14 * 60, toMin: 15 * 60 }];
    expect(holds('openAt', 'now', weekly)).toBe(true);
    expect(holds('openAt', NOW_MS + 3_600_000, weekly)).toBe(false);
    expect(holds('openAt', 'now', DERIVED['@availability']({ onCall: true }))).toBe(true);
    expect(holds('openAt', 'now', DERIVED['@availability']({}))).toBe(false);
  });
  it('never throws, whatever stands in the row', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONDITION_OPS),
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string()), fc.constant(undefined)),
        fc.jsonValue(),
        (op, value, of) => typeof holds(op, value, of) === 'boolean',
      ),
    );
  });
  it('and its contrary never both hold', () => {
    const value = fc.oneof(
      fc.string(),
      fc.array(fc.string()),
      fc.constantFrom(null, undefined, '2026-08-01'),
    );
    fc.assert(
      fc.property(value, fc.array(fc.string()), fc.nat(400), (of, list, days) => {
        expect(holds('empty', undefined, of)).toBe(!holds('filled', undefined, of));
        expect(holds('anyOf', list, of)).toBe(!holds('noneOf', list, of));
        expect(holds('withinDays', days, of) && holds('notWithinDays', days, of)).toBe(false);
      }),
    );
  });
});

describe('the plan of a filter', () => {
  it('puts what holds for a blank only to kinds that have the field', () => {
    const [phone, place] = planTests({ missing: ['phone', 'place'] });
    expect(phone?.kinds).toContain('person');
    expect(phone?.kinds).not.toContain('building');
    expect(place?.kinds).toBeNull();
  });
  it('asks for consent of people only', () => {
    expect(planTests({ consent: ['missing'] })[0]?.kinds).toEqual(['person']);
    expect(DERIVED['@consent']({ consentBasis: 'signed', consentOn: '2026-01-01' })).toBe('valid');
    expect(DERIVED['@consent']({ consentBasis: 'signed' })).toBe('missing');
    expect(DERIVED['@consent']({ consentWithdrawnOn: '2026-01-01' })).toBe('withdrawn');
  });
  it('knows where fields stand and which are sensitive', () => {
    expect(holderOf('phone')).toBe('column');
    expect(holderOf('post')).toBe('attrs');
    expect(holderOf('0197f3c2-0000-7000-8000-000000000000')).toBe('custom');
    expect(isSensitiveField('partyMember')).toBe(true);
    expect(isSensitiveField('phone')).toBe(false);
  });
  it('has questions for every type of field', () => {
    for (const ops of Object.values(OPS_OF)) expect(ops.length).toBeGreaterThan(0);
  });
});
