import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readViewCode, viewCode, viewLink } from '#renderer/features/map/views/code';
import { zoomFor } from '#renderer/features/map/views/viewRequest';
import type { ViewContent } from '#shared/contract/views';
import { PERIOD_PRESETS } from '#shared/domain/period/index';

const CONTENT: ViewContent = {
  centre: [121.55, 29.87],
  zoom: 15.25,
  size: [980, 640],
  layers: { risk: true, person: false },
  filter: { kinds: ['risk'], levels: [1], cellIds: ['c1'], categoryIds: ['problem-fire'] },
  colouring: { source: 'risk', rate: 'count' },
  density: { source: 'problem' },
  period: { preset: 'lastMonth' },
  timeline: { on: true, marks: 'new' },
  basemapIds: null,
};

describe('the code of a view', () => {
  it('comes back whole, alone, in a link and in the middle of a message', () => {
    const code = viewCode(CONTENT, 'map-1');
    const link = viewLink(code, { protocol: 'http:', origin: 'http://192.168.1.20:8080' });
    expect(link).toBe(`http://192.168.1.20:8080/#${code}`);
    for (const text of [code, link, `请看：${link} （本月风险）`, `\n ${code}\n`])
      expect(readViewCode(text)).toEqual({ mapId: 'map-1', content: CONTENT });
  });

  it('is no link in the desktop program, which has no address for others', () => {
    const code = viewCode(CONTENT, 'map-1');
    expect(viewLink(code, { protocol: 'app:', origin: 'app://living-map' })).toBe(code);
  });

  it('comes back for any view', () => {
    const content = fc.record({
      centre: fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
      ),
      zoom: fc.double({ min: 0, max: 24, noNaN: true }),
      layers: fc.dictionary(
        fc.string({ maxLength: 10 }).filter((key) => key !== '__proto__'),
        fc.boolean(),
      ),
      period: fc.oneof(
        fc.record({ preset: fc.constantFrom(...PERIOD_PRESETS) }),
        fc.record({ preset: fc.constant(null), fromDay: fc.integer(), toDay: fc.integer() }),
      ),
    });
    fc.assert(
      fc.property(content, (part) => {
        const view = { ...CONTENT, ...part } as ViewContent;
        // -0 is 0 in JSON.
        expect(readViewCode(viewCode(view, 'm'))?.content).toEqual(JSON.parse(JSON.stringify(view)));
      }),
    );
  });

  it('holds no typed words, no picked records and no conditions', () => {
    const filter: ViewContent['filter'] = {
      ...CONTENT.filter,
      text: '张三家',
      ids: ['0198'],
      batchId: 'b',
      skills: ['电工'],
      conditions: [{ field: 'phone', is: 'contains', value: '1380000' } as never],
    };
    const code = viewCode({ ...CONTENT, filter }, 'map-1');
    const plain = atob(code.slice(5).replaceAll('-', '+').replaceAll('_', '/'));
    expect(plain).not.toContain('1380000');
    expect(readViewCode(code)?.content.filter).toEqual(CONTENT.filter);
  });

  it('cut short, changed or of something else it is refused and never throws', () => {
    const code = viewCode(CONTENT, 'map-1');
    for (const text of [
      '',
      '你好',
      'view=',
      'view=!!!',
      code.slice(0, -20),
      'view=e30',
      `view=${'A'.repeat(30_000)}`,
    ])
      expect(readViewCode(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(() => readViewCode(`view=${text}`)).not.toThrow();
      }),
    );
  });
});

describe('the zoom of a view in another window', () => {
  const place = { centre: [121.55, 29.87], zoom: 15.25, size: [980, 640] } as const;
  it('is the same where the window is about as big', () => {
    expect(zoomFor({ ...place, centre: [0, 0], size: [980, 640] }, 980, 640)).toBe(15.25);
    expect(zoomFor({ ...place, centre: [0, 0], size: [980, 640] }, 1000, 650)).toBe(15.25);
  });

  it('shows at least as much ground, and not less than half of it more than needed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 4000 }),
        fc.integer({ min: 200, max: 4000 }),
        (width, height) => {
          const zoom = zoomFor({ centre: [0, 0], zoom: 15.25, size: [980, 640] }, width, height);
          const stretch = 2 ** (zoom - 15.25);
          const room = Math.min(width / 980, height / 640);
          expect(stretch).toBeLessThanOrEqual(room * 1.021);
          expect(stretch).toBeGreaterThan(room * 0.84);
        },
      ),
    );
  });
});
