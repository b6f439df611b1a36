import { describe, expect, test } from 'vitest';
import type { SlipContent, SlipHelper } from '#core/services/problems/slip/content';
import { inNumberOrder } from '#core/services/problems/slip/numbers';

const helper = (name: string, placed = true): SlipHelper => ({
  name,
  phone: '',
  anchor: placed ? [121.5, 29.8] : null,
  distanceM: null,
  reasons: [],
  state: 'sent',
});
/** Only the place of the problem counts here. */
const content = (helpers: SlipHelper[], order: number[] | null, placed = true): SlipContent => ({
  problem: { anchor: placed ? [121.5, 29.8] : null } as unknown as SlipContent['problem'],
  facts: [],
  helpers,
  note: null,
  route: order && { order, lengthM: 800 },
});
const numbered = (made: SlipContent) => ({
  names: made.helpers.map(({ name }) => name).join(''),
  order: made.route?.order ?? null,
});

describe('the numbers of a slip', () => {
  test('are the order of going', () => {
    const made = inNumberOrder(
      content(
        ['甲', '乙', '丙'].map((name) => helper(name)),
        [2, 0, 1],
      ),
    );
    expect(numbered(made)).toEqual({ names: '丙甲乙', order: [0, 1, 2] });
    expect(made.route?.lengthM).toBe(800);
  });
  test('go on with those who are no stop, the placed ones first, as they were asked', () => {
    const all = [helper('无', false), helper('甲'), helper('场'), helper('乙')];
    expect(numbered(inNumberOrder(content(all, [3, 1])))).toEqual({ names: '乙甲场无', order: [0, 1] });
  });
  test('without an order the placed one is first, as on the map', () => {
    expect(numbered(inNumberOrder(content([helper('无', false), helper('甲')], null)))).toEqual({
      names: '甲无',
      order: null,
    });
  });
  test('without a place of the problem nothing is drawn: as they were asked', () => {
    expect(numbered(inNumberOrder(content([helper('无', false), helper('甲')], null, false)))).toEqual({
      names: '无甲',
      order: null,
    });
  });
});
