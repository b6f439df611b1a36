import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/contract/imports';
import type { KindId } from '#shared/domain/kinds/index';
import { peopleCsvGbk, peopleWorkbook } from '#tests/helpers/people';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

/** What the office says of every row of a list of people. */
const CONSENT = { defaults: { consentBasis: 'signed', consentOn: '2026-01-05' } };
const HAISHU = 'place_haishu_330203';
const outline = sharedDataPath(`${HAISHU}/boundary_datav_gcj02.geojson`);

/** The whole main job on the real district, in process: what the screens do, without the screens. */
describe.skipIf(!outline)('the main job on 海曙', () => {
  let test: TestCore;
  beforeAll(async () => {
    test = makeTestCore();
    await test.call('maps.create', { name: '海曙' });
  });
  afterAll(() => test.dispose());

  async function importFile(
    fileName: string,
    bytes: Uint8Array,
    kind: KindId,
    change: Partial<ImportPlan> = {},
  ) {
    const file = await test.call('imports.open', { fileName, bytes });
    const sheet = file.sheets[0];
    if (!sheet) throw new Error('no sheet');
    const proposed = await test.call('imports.propose', {
      importId: file.importId,
      sheet: 0,
      headerRow: sheet.headerRow,
      kind,
    });
    const plan = { ...proposed, ...change };
    return {
      plan,
      preview: await test.call('imports.preview', plan),
      result: await test.call('imports.commit', plan),
    };
  }
  const shared = (name: string): [string, Uint8Array] => {
    const path = sharedDataPath(`${HAISHU}/${name}`);
    if (!path) throw new Error(name);
    return [basename(path), new Uint8Array(readFileSync(path))];
  };

  it('takes the outline in GCJ-02 and cuts cells from it', async () => {
    const [fileName, bytes] = shared('boundary_datav_gcj02.geojson');
    const file = await test.call('imports.open', { fileName, bytes });
    const community = await test.call('cells.importOutline', {
      importId: file.importId,
      crs: 'gcj02',
      name: '海曙区',
      code: '330203000000',
    });
    // 海曙 has 595 km².
    expect(community.areaM2 / 1e6).toBeGreaterThan(560);
    expect(community.areaM2 / 1e6).toBeLessThan(630);
    for (const shape of ['square', 'hexagon'] as const) {
      const made = await test.call('cells.generate', { shape, sizeM: 1000 });
      const { cells } = await test.call('cells.list', {});
      const leaves = cells.filter((cell) => cell.tier === 'cell');
      expect(leaves).toHaveLength(made.created);
      const sum = leaves.reduce((total, cell) => total + cell.areaM2, 0);
      expect(Math.abs(sum / community.areaM2 - 1)).toBeLessThan(1e-4);
      expect(new Set(leaves.map((cell) => cell.code)).size).toBe(leaves.length);
    }
    await expect(test.call('cells.previewGrid', { shape: 'square', sizeM: 20 })).rejects.toMatchObject({
      code: 'grid.tooManyCells',
    });
  });

  it('imports schools, hospitals and shops, each point in its cell', async () => {
    for (const [name, rows] of [
      ['osm_school.geojson', 73],
      ['osm_hospital.geojson', 15],
      ['osm_commercial.geojson', 62],
    ] as const) {
      const [fileName, bytes] = shared(name);
      const { preview, result } = await importFile(fileName, bytes, 'place', {
        crs: 'wgs84',
        duplicates: 'add' as const,
      });
      expect(preview.total).toBe(rows);
      expect(preview.outside).toBe(0);
      expect(result.created + result.errors).toBe(rows);
      expect(result.created).toBeGreaterThanOrEqual(rows - 3);
    }
    const { rows } = await test.call('things.list', { filter: { kinds: ['place'] }, limit: 1000 });
    expect(rows.filter((row) => row.anchor && !row.cellId)).toEqual([]);
  });

  it('warns when the wrong system was chosen', async () => {
    const [fileName, bytes] = shared('osm_school.geojson');
    const file = await test.call('imports.open', { fileName, bytes });
    const plan = await test.call('imports.propose', {
      importId: file.importId,
      sheet: 0,
      headerRow: 0,
      kind: 'place',
    });
    const right = await test.call('imports.preview', { ...plan, crs: 'wgs84' });
    expect(right.hint).toBeNull();
    expect(right.counts.identical).toBeGreaterThan(60);
  });

  it('imports people from a workbook with a merged title and from a GBK .csv, one undo a batch', async () => {
    const first = await importFile('名册.xlsx', await peopleWorkbook(), 'person', {
      crs: 'wgs84',
      ...CONSENT,
    });
    expect(first.preview.rows.flatMap((row) => row.errors).map((error) => [error.row, error.column])).toEqual(
      [[7, '*姓名']],
    );
    expect(first.result).toMatchObject({ created: 3, errors: 1 });
    const second = await importFile('people.csv', peopleCsvGbk(), 'person', { crs: 'wgs84', ...CONSENT });
    expect(second.result).toMatchObject({ created: 3, errors: 0 });
    const count = async () => (await test.call('things.list', { filter: { kinds: ['person'] } })).total;
    expect(await count()).toBe(6);
    await test.call('history.undo', {});
    expect(await count()).toBe(3);
    await test.call('history.redo', {});
    expect(await count()).toBe(6);
    const { rows } = await test.call('things.list', { filter: { kinds: ['person'] } });
    expect(rows.every((row) => row.cellId !== null)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('13800000001');
  });

  it('marks a risk that is in its cell count and density at once', async () => {
    const at: [number, number] = [121.5352, 29.8702];
    const mark = await test.call('things.create', {
      kind: 'risk',
      patch: {
        name: '飞线充电',
        level: 1,
        recheckOn: '2026-12-22',
        position: { geometry: { type: 'Point', coordinates: at }, crs: 'wgs84' },
        attrs: { owner: '王示例' },
      },
    });
    const period = { fromMs: Date.now() - 86_400_000, toMs: Date.now() + 86_400_000 };
    const stats = await test.call('cells.stats', { source: 'risk', period });
    expect(stats.values[stats.cellIds.indexOf(mark.cellId ?? '')]).toBe(1);
    const density = await test.call('hotspots.density', { source: 'risk', period });
    expect(density.count).toBe(1);
    expect(Math.max(...density.values)).toBeGreaterThan(0);
    await test.call('history.undo', {});
    expect((await test.call('cells.stats', { source: 'risk', period })).total).toBe(0);
    await test.call('history.redo', {});
  });

  it('answers a problem, dispatches it, closes it and prints the list', async () => {
    const answer = await test.call('matching.answer', {
      text: '路灯坏了，没电',
      anchor: [121.5352, 29.8702],
    });
    const [best] = answer.people;
    expect(best?.detail + JSON.stringify(best?.reasons)).toContain('电工');
    expect(best?.distanceM).toBeLessThan(300);
    if (!best) throw new Error('nobody');
    let problem = await test.call('problems.create', {
      text: '路灯坏了，没电',
      anchor: [121.5352, 29.8702],
      categoryId: answer.understood.categoryId,
      picks: [{ thingId: best.thingId, reasons: best.reasons }],
    });
    expect(problem.cellId).not.toBeNull();
    problem = await test.call('problems.transition', {
      id: problem.id,
      version: problem.version,
      action: 'close',
      result: '已修好',
    });
    expect(problem.state).toBe('closed');
    const list = { source: 'thing' as const, title: '党员人才清单', filter: { kinds: ['person' as const] } };
    const open = await test.call('lists.html', { list, edition: 'public' });
    expect(open.rows).toBe(6);
    expect(open.html).toContain('138****0001');
    expect(open.html).not.toContain('13800000001');
    const inner = await test.call('lists.html', { list, edition: 'internal', purpose: '核对' });
    expect(inner.html).toContain('13800000001');
    await expect(test.call('lists.html', { list, edition: 'internal' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });
});
