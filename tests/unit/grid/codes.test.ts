import { describe, expect, it } from 'vitest';
import {
  cellCode,
  cellCodes,
  codeTier,
  communityCodeOf,
  microCode,
  nextCellCode,
  nextMicroCode,
} from '#shared/domain/grid/codes';

describe('cell codes', () => {
  it('number cells within a community, micro cells within a cell', () => {
    expect(cellCode('330203006001', 7)).toBe('330203006001007');
    expect(microCode('330203006001007', 3)).toBe('330203006001007-03');
    expect(cellCode('330203', 1)).toBe('330203000000001');
    expect(cellCode('', 1)).toBe('001');
    expect(() => cellCode('330203006001', 0)).toThrow(RangeError);
    expect(() => microCode('330203006001007', 1.5)).toThrow(RangeError);
  });

  it('sort as they are numbered, however many there are', () => {
    for (const count of [1, 999, 1000, 20_000]) {
      const codes = cellCodes('330203006001', count);
      expect(codes).toHaveLength(count);
      expect([...codes].sort()).toEqual(codes);
      expect(codes.every((code) => codeTier(code) === 'cell')).toBe(true);
    }
  });

  it('are told apart by their form', () => {
    expect(codeTier('330203006001')).toBe('community');
    expect(codeTier('330203006001007')).toBe('cell');
    expect(codeTier('330203006001007-03')).toBe('micro');
    for (const text of ['', '33020300600', 'abc', '330203006001-01', '330203006001007-3'])
      expect(codeTier(text)).toBeNull();
    expect(communityCodeOf('330203006')).toBe('330203006000');
    expect(communityCodeOf('33020')).toBeNull();
  });

  it('find the first free one', () => {
    const used = ['330203006001001', '330203006001003'];
    expect(nextCellCode('330203006001', used)).toBe('330203006001002');
    expect(nextCellCode('330203006001', cellCodes('330203006001', 1000))).toBe('3302030060011001');
    expect(nextMicroCode('330203006001001', ['330203006001001-01'])).toBe('330203006001001-02');
  });
});
