import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors';
import type { InputOf } from '#shared/contract/index';
import { accessLog } from '#tests/helpers/accessLog';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const NAME = '测试社区';
const PHONE = '13812341234';
/** Title of a list whose printing ends only when it is stopped. */
const ENDLESS = '印不完的清单';
let test: TestCore;
let printedPages: { html: string; landscape: boolean }[];

beforeEach(async () => {
  printedPages = [];
  test = makeTestCore({
    // Stands for the browser that prints: what it is given is what is looked at here.
    pdf: async (html, options, signal) => {
      if (signal.aborted) throw new AppError('cancelled');
      if (html.includes(ENDLESS))
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true }),
        );
      printedPages.push({ html, ...options });
      return new TextEncoder().encode('%PDF-1.4');
    },
  });
  await test.call('maps.create', { name: NAME });
  await test.call('settings.set', { officeName: '示例街道示例社区', preparedBy: '张示例' });
  for (const name of ['王小明', '李红'])
    await test.call('things.create', {
      kind: 'person',
      patch: {
        name,
        phone: PHONE,
        attrs: { skills: ['电工'], consentBasis: 'signed', consentOn: '2026-01-01' },
      },
    });
  await test.call('things.create', { kind: 'building', patch: { name: '1幢', attrs: { households: 48 } } });
  await test.call('problems.create', {
    text: `路灯坏了，打${PHONE}`,
    reporterName: '赵示例',
    reporterPhone: PHONE,
    level: 1,
  });
});
afterEach(() => test.dispose());

const people: InputOf<'lists.html'>['list'] = {
  source: 'thing',
  title: '人才清单',
  filter: { kinds: ['person'] },
};
const problems: InputOf<'lists.html'>['list'] = {
  source: 'problem',
  title: '事项清单',
  filter: {},
  columns: ['number', 'text', 'reporterName', 'reporterPhone'],
};

const logged = () => accessLog(join(test.home, 'maps', NAME));

describe('a printed map', () => {
  it('is logged with how many records stand on it; a 公示版 has no watermark', async () => {
    expect(await test.call('lists.mapPrint', { edition: 'public', count: 12 })).toEqual({ watermark: null });
    expect(logged()).toMatchObject([{ action: 'map.print.public', purpose: '', count: 12 }]);
  });

  it('as 内部版 asks for a purpose and says who made it', async () => {
    await expect(
      test.call('lists.mapPrint', { edition: 'internal', purpose: ' ', count: 3 }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
    expect(logged()).toEqual([]);
    const { watermark } = await test.call('lists.mapPrint', {
      edition: 'internal',
      purpose: '上报',
      count: 3,
    });
    expect(watermark).toMatch(/^内部资料 请勿外传.*\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    expect(logged()).toMatchObject([{ action: 'map.print.internal', purpose: '上报', count: 3 }]);
  });
});

describe('a printed list', () => {
  it('公示版 is masked and logged', async () => {
    const made = await test.call('lists.html', { list: people, edition: 'public' });
    expect(made.rows).toBe(2);
    expect(made.fileName).toMatch(/^示例街道示例社区人才清单\d{8}\.html$/);
    expect(made.html).toContain('王*明');
    expect(made.html).not.toContain(PHONE);
    expect(made.html).not.toContain('watermark" aria');
    expect(logged()).toMatchObject([{ action: 'list.print.public', count: 2 }]);
  });
  it('内部版 asks for a purpose, is full, watermarked and logged', async () => {
    await expect(
      test.call('lists.html', { list: people, edition: 'internal', purpose: '  ' }),
    ).rejects.toMatchObject({
      code: 'input.invalid',
    });
    expect(logged()).toEqual([]);
    const made = await test.call('lists.html', { list: people, edition: 'internal', purpose: '季度核对' });
    expect(made.html).toContain('王小明');
    expect(made.html).toContain(PHONE);
    expect(made.html).toContain('watermark" aria');
    expect(logged()).toEqual([{ action: 'list.print.internal', purpose: '季度核对', count: 2 }]);
  });
  it('a preview stays masked and leaves no trace, even of an 内部版', async () => {
    const made = await test.call('lists.html', { list: people, edition: 'internal', preview: true });
    expect(made.html).not.toContain(PHONE);
    expect(logged()).toEqual([]);
  });
  it('problems too, by the same rules', async () => {
    const open = await test.call('lists.html', { list: problems, edition: 'public' });
    expect(open.html).not.toContain(PHONE);
    expect(open.html).toContain('赵*例');
    const inner = await test.call('lists.html', { list: problems, edition: 'internal', purpose: '核对' });
    expect(inner.html).toContain(PHONE);
    expect(inner.html).toContain('赵示例');
  });
  it('goes to PDF landscape, and says so where there is no browser', async () => {
    const made = await test.call('lists.pdf', { list: people, edition: 'public' });
    expect(made.fileName).toMatch(/人才清单\d{8}\.pdf$/);
    expect(new TextDecoder().decode(made.bytes)).toContain('%PDF');
    expect(printedPages).toMatchObject([{ landscape: true }]);
    const { pdf: _none, ...without } = test.ports;
    const other = makeTestCore({ ...without, pdf: undefined as never });
    await other.call('maps.create', { name: NAME + 2, folder: join(test.home, 'second') });
    await expect(other.call('lists.pdf', { list: people, edition: 'public' })).rejects.toMatchObject({
      code: 'pdf.unavailable',
    });
    await other.dispose();
  });
  it('goes to Excel with its ids hidden', async () => {
    const made = await test.call('lists.xlsx', { list: people, edition: 'internal', purpose: '核对' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(made.bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0];
    const header = (sheet?.getRow(3).values ?? []) as unknown[];
    const { rows } = await test.call('things.list', { filter: { kinds: ['person'] } });
    expect([4, 5].map((row) => sheet?.getRow(row).getCell(header.indexOf('ID')).value)).toEqual(
      rows.map((row) => row.id),
    );
    expect(sheet?.getColumn(header.indexOf('ID')).hidden).toBe(true);
    expect(sheet?.getRow(4).getCell(header.indexOf('联系电话')).value).toBe(PHONE);
  });
  it('reports progress under its job and can be stopped', async () => {
    await test.call('lists.xlsx', { list: people, edition: 'public', jobId: 'j1' });
    expect(test.events).toContainEqual({ type: 'progress', jobId: 'j1', stage: 'list', done: 2, total: 2 });
    const running = test.call('lists.pdf', {
      list: { ...people, title: ENDLESS },
      edition: 'public',
      jobId: 'j2',
    });
    const ended = running.then(
      () => 'done',
      (error: AppError) => error.code,
    );
    // Over HTTP the two may overtake each other.
    await expect.poll(async () => (await test.call('jobs.cancel', { jobId: 'j2' })).found).toBe(true);
    expect(await ended).toBe('cancelled');
  });
});

describe('saved lists', () => {
  it('are kept, changed, removed and brought back by undo', async () => {
    const saved = await test.call('savedLists.save', { spec: people });
    const renamed = await test.call('savedLists.save', {
      id: saved.id,
      version: saved.version,
      spec: { ...people, title: '电工清单' },
    });
    expect(renamed).toMatchObject({ id: saved.id, version: 2, spec: { title: '电工清单' } });
    await expect(
      test.call('savedLists.save', { id: saved.id, version: 1, spec: people }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await test.call('savedLists.remove', { id: saved.id })).toEqual({ removed: 1 });
    expect((await test.call('savedLists.all', {})).lists).toEqual([]);
    await test.call('history.undo', {});
    expect((await test.call('savedLists.all', {})).lists).toMatchObject([{ id: saved.id }]);
  });
});
