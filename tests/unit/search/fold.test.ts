import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from '#shared/domain/search/fold';

it('what is typed and what is stored meet', () => {
  expect(foldText('ＡＢ１２')).toBe('ab12');
  expect(foldText('張三豐')).toBe('张三丰');
  expect(foldText('臺灣路　１２號')).toBe('台湾路 12号');
  expect(foldText('  a \t b ')).toBe('a b');
  expect(foldText('朝南埭12幢')).toBe('朝南埭12幢');
});

it('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => foldText(foldText(text)) === foldText(text)),
  );
});
