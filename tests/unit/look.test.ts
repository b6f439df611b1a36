import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkOn, kindOf, lookOf, type SymbolSource } from '#shared/domain/kinds/index';

const tree = new Map<string, SymbolSource>([
  ['care', { parentId: null, symbol: { shape: 'star', colour: '#112233', glyph: '养' } }],
  ['care-meal', { parentId: 'care', symbol: { shape: null, colour: '#445566', glyph: null } }],
  ['plain', { parentId: 'care', symbol: null }],
  ['loop', { parentId: 'loop', symbol: null }],
]);

describe('lookOf', () => {
  const place = kindOf('place');

  it('is the kind’s without a category, with an unknown one, and with one in a circle', () => {
    const own = { ...place.symbol, glyph: null };
    for (const id of [null, 'gone', 'loop']) expect(lookOf(place, id, tree)).toEqual(own);
  });

  it('takes each part from the nearest category that says it', () => {
    expect(lookOf(place, 'care-meal', tree)).toEqual({ shape: 'star', colour: '#445566', glyph: '养' });
    expect(lookOf(place, 'plain', tree)).toEqual({ shape: 'star', colour: '#112233', glyph: '养' });
  });

  it('leaves a risk its shape and colour: they tell the level', () => {
    const risk = kindOf('risk');
    expect(lookOf(risk, 'care', tree)).toEqual({ ...risk.symbol, glyph: '养' });
  });
});

describe('inkOn', () => {
  it('is white on dark colours and dark on light ones', () => {
    expect(inkOn('#000000')).toBe('#ffffff');
    expect(inkOn('#ffffff')).toBe('#1d2733');
    expect(inkOn('#f0c419')).toBe('#1d2733');
    expect(inkOn('#2f6fb5')).toBe('#ffffff');
  });

  it('never has less contrast than 3.8 to 1', () => {
    const luminanceOf = (colour: string): number => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const colour = `#${value.toString(16).padStart(6, '0')}`;
        const [low = 0, high = 0] = [luminanceOf(colour), luminanceOf(inkOn(colour))].sort((a, b) => a - b);
        expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(3.8);
      }),
    );
  });
});
