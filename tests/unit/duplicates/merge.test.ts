import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedValues, proposeMerge, unite } from '#shared/domain/duplicates/index';

const KEYS = ['name', 'phone', 'skills', 'note', 'verifiedOn', 'levels'];
const NOTES = new Set(['note']);
const value = fc.oneof(
  fc.constant(undefined),
  fc.constant(''),
  fc.string({ maxLength: 5 }),
  fc.array(fc.constantFrom('电工', '木工', '法律'), { maxLength: 3 }),
);
const record = fc.record(Object.fromEntries(KEYS.map((key) => [key, value])));
const isBlank = (one: unknown): boolean =>
  one === undefined || one === '' || (Array.isArray(one) && one.length === 0);

describe('the proposal of a merge', () => {
  it('loses nothing that only one side knows', () => {
    fc.assert(
      fc.property(record, record, (keep, other) => {
        const merged = {
          ...keep,
          ...Object.fromEntries(mergedValues(proposeMerge(KEYS, keep, other, NOTES), {})),
        };
        for (const key of KEYS)
          if (!isBlank(keep[key]) || !isBlank(other[key])) expect(isBlank(merged[key])).toBe(false);
      }),
    );
  });

  it('changes nothing where both say the same', () => {
    fc.assert(fc.property(record, (one) => mergedValues(proposeMerge(KEYS, one, one, NOTES), {}).size === 0));
  });

  it('keeps the later verification, unites lists and notes, asks about the rest', () => {
    const fields = proposeMerge(
      KEYS,
      { name: '张三', phone: '1', skills: ['电工'], note: '住二楼', verifiedOn: '2026-01-01' },
      { name: '张三丰', skills: ['木工', '电工'], note: '周末在', verifiedOn: '2026-05-01' },
      NOTES,
    );
    expect(Object.fromEntries(mergedValues(fields, {}))).toEqual({
      skills: ['电工', '木工'],
      note: '住二楼\n周末在',
      verifiedOn: '2026-05-01',
    });
    expect(fields.find(({ key }) => key === 'name')).toMatchObject({
      differs: true,
      choice: 'keep',
      canBoth: false,
    });
    expect(mergedValues(fields, { name: 'other', skills: 'keep' }).get('name')).toBe('张三丰');
  });

  it('unites groups of values with the kept side first', () => {
    expect(unite({ 电工: 'high' }, { 电工: 'low', 木工: 'mid' })).toEqual({ 电工: 'high', 木工: 'mid' });
  });
});
