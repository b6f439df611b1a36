import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextSort } from '#renderer/features/things/useSort';
import { parseTsv, toTsv } from '#renderer/ui/table/grid/clipboard';
import { columnLefts, columnsInSight, scrollFor } from '#renderer/ui/table/grid/layout';
import { edgesOf, moveBlock, oneCell, pasteEdges } from '#renderer/ui/table/grid/model';

const size = { rows: 10, cols: 4 };
const step = (key: string, more: { ctrl?: boolean; shift?: boolean } = {}) => ({
  key,
  ctrl: false,
  shift: false,
  page: 3,
  ...more,
});

describe('cursor and blocks', () => {
  test('Shift grows the block, a plain key begins anew, the table ends the way', () => {
    const begun = oneCell({ row: 2, col: 1 });
    const grown = moveBlock(begun, step('ArrowDown', { shift: true }), size);
    expect(grown && edgesOf(grown)).toEqual({ top: 2, bottom: 3, left: 1, right: 1 });
    expect(grown && moveBlock(grown, step('ArrowRight'), size)).toEqual(oneCell({ row: 3, col: 2 }));
    expect(moveBlock(begun, step('End', { ctrl: true }), size)?.head).toEqual({ row: 9, col: 3 });
    expect(moveBlock(begun, step('Home'), size)?.head).toEqual({ row: 2, col: 0 });
    expect(moveBlock(begun, step('x'), size)).toBeNull();
  });

  test('what is pasted repeats where the marked block is a multiple of it', () => {
    const marked = { top: 1, bottom: 6, left: 0, right: 1 };
    expect(pasteEdges(marked, { rows: 2, cols: 1 })).toEqual(marked);
    expect(pasteEdges(marked, { rows: 4, cols: 3 })).toEqual({ top: 1, bottom: 4, left: 0, right: 2 });
  });
});

describe('clipboard', () => {
  test('reads what Excel writes: quotes, line ends and tabs inside cells, an empty last cell', () => {
    expect(parseTsv('张三\t"多行\n备注"\t5"屏\r\n李四\t"说""好"""\t\r\n')).toEqual([
      ['张三', '多行\n备注', '5"屏'],
      ['李四', '说"好"', ''],
    ]);
    expect(parseTsv('"没有结束\t乙')).toEqual([['"没有结束', '乙']]);
    expect(parseTsv('甲\r\n\r\n丙')).toEqual([['甲'], [''], ['丙']]);
  });

  test('what is copied comes back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', '\t', '\n', '\r', ' ') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }))
      .chain(([rows, cols]) =>
        fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
      );
    fc.assert(
      fc.property(block, (texts) => {
        expect(parseTsv(toTsv(texts))).toEqual(texts);
      }),
    );
  });
});

test('only the columns in sight are drawn, and a column is brought beside the frozen ones', () => {
  const widths = Array<number>(40).fill(100);
  const { lefts, total } = columnLefts(widths);
  expect(total).toBe(76 + 4000);
  const { from, to } = columnsInSight(lefts, widths, 1, { left: 1500, width: 800 });
  expect(from).toBeGreaterThan(8);
  expect(to).toBeLessThan(28);
  expect(lefts[from] ?? 0).toBeLessThanOrEqual(1500);
  expect(scrollFor(476, 100, 176, { left: 1500, width: 800 })).toBe(300);
});

test('a header sorts up, down and not at all; Shift adds a second key', () => {
  const up = nextSort(undefined, 'a');
  expect(up).toEqual({ key: 'a', descending: false });
  const both = nextSort(up, 'b', true);
  expect(both).toEqual({ key: 'a', descending: false, next: [{ key: 'b', descending: false }] });
  expect(nextSort(nextSort(both, 'b', true), 'b', true)).toEqual(up);
  expect(nextSort(nextSort(up, 'a'), 'a')).toBeUndefined();
});
