import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/actor';
import type { ViewContent } from '#shared/contract/views';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const CONTENT: ViewContent = {
  centre: [121.55, 29.87],
  zoom: 15.25,
  size: [980, 640],
  layers: { risk: true, person: false, cells: true },
  filter: { kinds: ['risk'], text: '楼道' },
  colouring: { source: 'risk', rate: 'count' },
  density: { source: 'problem' },
  period: { preset: 'lastMonth' },
  timeline: { on: true, marks: 'standing' },
  basemapIds: null,
};
const THUMB = 'data:image/jpeg;base64,/9j/4AAQ';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '视图' });
});
afterEach(() => test.dispose());

const keep = (name: string) => test.call('views.create', { name, content: CONTENT, thumb: THUMB });
const names = async (): Promise<string[]> =>
  (await test.call('views.list', {})).views.map(({ name }) => name);

describe('saved views', () => {
  it('hold all that was kept, also after the map was closed', async () => {
    const made = await keep('  风险总览 ');
    expect(made).toMatchObject({ name: '风险总览', content: CONTENT, thumb: THUMB, version: 1 });
    const state = await test.call('maps.recent', {});
    await test.call('maps.close', {});
    await test.call('maps.open', { folder: state.maps[0]?.folder ?? '' });
    expect((await test.call('views.list', {})).views).toEqual([made]);
  });

  it('get another name or another content, and a stale change is refused with both versions', async () => {
    const made = await keep('甲');
    const renamed = await test.call('views.update', { id: made.id, version: 1, name: '乙' });
    expect(renamed).toMatchObject({ name: '乙', version: 2, content: CONTENT });
    const shown = {
      content: { ...CONTENT, zoom: 12, period: { preset: null, fromDay: 1, toDay: 8 } as const },
      thumb: '',
    };
    await expect(test.call('views.update', { id: made.id, version: 1, shown })).rejects.toMatchObject({
      code: 'conflict',
      params: { yours: 1, current: 2 },
    });
    const overwritten = await test.call('views.update', { id: made.id, version: 2, shown });
    expect(overwritten).toMatchObject({ name: '乙', content: shown.content, thumb: '' });
    await expect(test.call('views.update', { id: 'nobody', version: 1, name: '丙' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('stand in the order that was made, new ones last; an unknown or double id changes nothing', async () => {
    const [a, b, c] = [await keep('甲'), await keep('乙'), await keep('丙')];
    await test.call('views.arrange', { ids: [c.id, 'gone', a.id, c.id] });
    expect(await names()).toEqual(['丙', '甲', '乙']);
    await keep('丁');
    expect(await names()).toEqual(['丙', '甲', '乙', '丁']);
    await test.call('views.remove', { id: b.id });
    expect(await names()).toEqual(['丙', '甲', '丁']);
  });

  it('each change is one step that undo takes back', async () => {
    const made = await keep('甲');
    await keep('乙');
    await test.call('views.arrange', { ids: [(await test.call('views.list', {})).views[1]?.id ?? ''] });
    await test.call('views.remove', { id: made.id });
    expect(await names()).toEqual(['乙']);
    for (const expected of [['乙', '甲'], ['甲', '乙'], ['甲'], []]) {
      await test.call('history.undo', {});
      expect(await names()).toEqual(expected);
    }
  });

  it('tell every window, and a viewer may look but not keep', async () => {
    const viewer: Actor = { userId: 'v', roleId: 'viewer', via: 'script', sessionId: 'v' };
    test.events.length = 0;
    await keep('甲');
    expect(test.events.some((event) => event.type === 'changed' && event.topics.includes('views'))).toBe(
      true,
    );
    if (process.env.LIVING_MAP_TARGET === 'http') return;
    expect((await test.call('views.list', {}, viewer)).views).toHaveLength(1);
    await expect(
      test.call('views.create', { name: '乙', content: CONTENT, thumb: '' }, viewer),
    ).rejects.toMatchObject({ code: 'permission.denied' });
  });

  it('no picture but a small one, and no script in its place', async () => {
    for (const thumb of [
      'javascript:alert(1)',
      'data:text/html;base64,AAAA',
      `data:image/png;base64,${'A'.repeat(80_001)}`,
    ])
      await expect(test.call('views.create', { name: '甲', content: CONTENT, thumb })).rejects.toMatchObject({
        code: 'input.invalid',
      });
  });
});

describe('the figures of the wall', () => {
  it('count what stands now', async () => {
    const at = Date.parse('2026-08-02T10:00:00+08:00');
    await test.dispose();
    test = makeTestCore({ now: () => at });
    await test.call('maps.create', { name: '数' });
    const since = Date.parse('2026-08-01T00:00:00+08:00');
    expect(await test.call('stats.figures', { sinceMs: since })).toEqual({
      open: 0,
      overdue: 0,
      closed: 0,
      risks: [0, 0, 0, 0, 0],
      resources: 0,
      people: 0,
    });
    for (const [level, status] of [
      [1, 'open'],
      [1, 'watching'],
      [3, 'open'],
      [2, 'cleared'],
    ] as const)
      await test.call('things.create', { kind: 'risk', patch: { name: '风险', level, attrs: { status } } });
    await test.call('things.create', { kind: 'place', patch: { name: '活动室' } });
    const late = await test.call('problems.create', { text: '甲', dueAtMs: at - 1 });
    await test.call('problems.create', { text: '乙', dueAtMs: at + 1 });
    const closed = await test.call('problems.create', { text: '丙' });
    await test.call('problems.transition', {
      id: closed.id,
      version: closed.version,
      action: 'close',
      result: '好了',
    });
    expect(late.overdue).toBe(true);
    expect(await test.call('stats.figures', { sinceMs: since })).toEqual({
      open: 2,
      overdue: 1,
      closed: 1,
      risks: [0, 2, 0, 1, 0],
      resources: 1,
      people: 0,
    });
    expect((await test.call('stats.figures', { sinceMs: at + 1 })).closed).toBe(0);
  });
});
