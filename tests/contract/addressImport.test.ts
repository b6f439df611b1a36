import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const csv = (rows: readonly (readonly string[])[]) =>
  new TextEncoder().encode(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}`);

async function plan(fileName: string, rows: readonly (readonly string[])[]) {
  const { importId } = await test.call('imports.open', { fileName, bytes: csv(rows) });
  return test.call('imports.propose', { importId, sheet: 0, headerRow: 0 });
}
const BUILDINGS = [
  ['楼栋名称', '小区名称', '地址', '经度', '纬度'],
  ['3幢', '安丰小区', '白云路12弄3号', '121.5010', '29.8500'],
  ['5幢', '安丰小区', '白云路12弄5号', '121.5020', '29.8500'],
  ['7幢', '安丰小区', '白云路12弄7号', '', ''],
];
const PEOPLE = [
  ['姓名', '电话', '住址', '同意方式', '同意日期'],
  ['张三', '13800000001', '安丰小区 3-201', '书面同意', '2026-03-01'],
  ['李四', '13800000002', '白云路12弄5号301', '书面同意', '2026-03-01'],
  ['王五', '13800000003', '菜场后面小楼 201', '书面同意', '2026-03-01'],
  ['赵六', '13800000004', '', '书面同意', '2026-03-01'],
];

describe('a list with addresses only', () => {
  beforeEach(async () => {
    const buildings = { ...(await plan('楼栋.csv', BUILDINGS)), crs: 'wgs84' as const };
    expect(buildings.kind).toBe('building');
    expect(await test.call('imports.preview', buildings)).toMatchObject({ byAddress: 0, withoutPlace: 1 });
    expect(await test.call('imports.commit', buildings)).toMatchObject({
      created: 3,
      byAddress: 0,
      unplaced: 1,
    });
  });

  it('lands by the buildings imported before it; the preview says how many, the card says how', async () => {
    const people = await plan('名单.csv', PEOPLE);
    expect(people).toMatchObject({ kind: 'person', crs: 'none' });
    const preview = await test.call('imports.preview', people);
    expect(preview).toMatchObject({ byAddress: 2, withoutPlace: 2 });
    expect(preview.points.length).toBe(4);
    expect(await test.call('imports.commit', people)).toMatchObject({
      created: 4,
      byAddress: 2,
      unplaced: 2,
    });
    const { rows } = await test.call('things.list', { filter: { kinds: ['person'] } });
    const placed = rows.filter(({ anchor }) => anchor !== null);
    expect(placed.map(({ placedBy }) => placedBy?.text).sort()).toEqual(['安丰小区3幢', '白云路12弄5号']);
    // Not the whole rows: ids and times may hold the same digits.
    expect(JSON.stringify(placed.map(({ address, placedBy }) => [address, placedBy]))).not.toMatch(/201|301/);
  });

  it('learns from one click; the same words land in the next list', async () => {
    await test.call('imports.commit', await plan('名单.csv', PEOPLE));
    const { rows } = await test.call('addresses.unplaced', { kinds: ['person'] });
    const id = rows.find(({ address }) => address?.startsWith('菜场'))?.id ?? '';
    const at = { type: 'point' as const, anchor: [121.5031, 29.8512] as [number, number] };
    await test.call('addresses.place', { ids: [id], at, teach: true });
    const next = await plan('名单二.csv', [
      PEOPLE[0] ?? [],
      ['钱七', '13800000005', '菜场后面小楼 305', '书面同意', '2026-03-01'],
    ]);
    expect(await test.call('imports.commit', next)).toMatchObject({ byAddress: 1, unplaced: 0 });
    const { rows: people } = await test.call('things.list', { filter: { text: '13800000005' } });
    expect(people[0]).toMatchObject({
      anchor: [121.5031, 29.8512],
      placedBy: { how: 'alias', text: '菜场后面小楼' },
    });
  });

  it('two people of one name in one building stay two', async () => {
    const people = await plan('名单.csv', [
      PEOPLE[0] ?? [],
      ['张伟', '13800000006', '安丰小区 3-201', '书面同意', '2026-03-01'],
      ['张伟', '13800000007', '安丰小区 3-502', '书面同意', '2026-03-01'],
    ]);
    expect(await test.call('imports.preview', people)).toMatchObject({
      ready: 2,
      counts: { duplicate: 0 },
      byAddress: 2,
    });
  });
});
