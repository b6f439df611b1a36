import { beforeEach, describe, expect, it } from 'vitest';
import { useChoice } from '#renderer/state/choice';

const CENTRE = [121.55, 29.87] as const;

describe('a choice on the map', () => {
  beforeEach(() => useChoice.getState().clear());

  it('widens the circle that was drawn last when another radius is typed', () => {
    const { take, setLength } = useChoice.getState();
    take({ type: 'circle', centre: CENTRE, radiusM: 300 }, 'replace');
    setLength('circle', 500);
    expect(useChoice.getState().steps).toEqual([
      { shape: { type: 'circle', centre: CENTRE, radiusM: 500 }, way: 'replace' },
    ]);
    expect(useChoice.getState().radiusM).toBe(500);
  });

  it('leaves other and earlier shapes as they were drawn', () => {
    const { take, setLength } = useChoice.getState();
    take({ type: 'circle', centre: CENTRE, radiusM: 300 }, 'replace');
    take({ type: 'line', path: [CENTRE], withinM: 200 }, 'add');
    setLength('circle', 500);
    setLength('line', 80);
    expect(useChoice.getState().steps.map(({ shape }) => shape)).toEqual([
      { type: 'circle', centre: CENTRE, radiusM: 300 },
      { type: 'line', path: [CENTRE], withinM: 80 },
    ]);
  });
});
