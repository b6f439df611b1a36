import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { htmlEnd, htmlRow, htmlStart } from '#core/services/lists/html';
import { type ListEdition, ListTotal, listHead, thingColumns, thingRow } from '#shared/domain/lists/index';
import { findChromium } from '../../../electron/host/browsers.ts';
import { makePdfPort } from '../../../electron/host/pdf.ts';
import { css, lookups, nowMs, office, person, text } from './fixtures.ts';

const chromium = findChromium();
const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined;
if (!chromium || !hasPdfText) console.log('skipped: printed pages, which need Chromium and pdftotext');

const ROWS = 120;
const LONG = '浙江省宁波市海曙区示例街道示例路88弄示例小区12幢3单元1201室（近小区东门）';

/** The printed list, in the hands of a program that reads PDF. */
async function printed<T>(edition: ListEdition, read: (file: string) => T): Promise<T> {
  const columns = thingColumns(['place'], undefined, text);
  const head = listHead({ title: '人才清单', columns, edition, office, userName: '王示例', nowMs }, text);
  const total = new ListTotal(columns);
  let html = htmlStart(head, css, text);
  for (let index = 0; index < ROWS; index += 1) {
    const thing = person({
      kind: 'place',
      name: `首${index}首`,
      address: index % 5 === 0 ? LONG.repeat(2) : LONG,
      note: `末${index}末`,
    });
    const row = thingRow(thing, index, columns, edition, lookups);
    total.add(row);
    html += htmlRow(columns, row, text);
  }
  html += htmlEnd(head, total, text);
  const pdf = await makePdfPort(chromium)?.(html, { landscape: true }, AbortSignal.timeout(60_000));
  const folder = mkdtempSync(join(tmpdir(), 'living-map-list-'));
  try {
    writeFileSync(join(folder, 'list.pdf'), pdf ?? '');
    return read(join(folder, 'list.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its pages as text: as laid out, or in the order of drawing. */
const printedPages = (edition: ListEdition, mode: '-layout' | '-raw'): Promise<string[]> =>
  printed(edition, (file) => {
    const { stdout } = spawnSync('pdftotext', [mode, file, '-'], { encoding: 'utf8' });
    return stdout.split('\f').filter((page) => page.trim() !== '');
  });

const DOTS_PER_INCH = 600;
const DARK = 100;

/** Rows of dots of the first page's middle third, 0 black to 255 white. */
const printedDots = (edition: ListEdition): Promise<Uint8Array[]> =>
  printed(edition, (file) => {
    const { stdout } = spawnSync(
      'pdftoppm',
      ['-gray', '-f', '1', '-l', '1', '-r', `${DOTS_PER_INCH}`, file],
      {
        maxBuffer: 2 ** 27,
      },
    );
    // PGM: P5, width, height, 255, then a byte a dot.
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString('latin1'));
    const [whole = '', width = 0, height = 0] = head ? [head[0], Number(head[1]), Number(head[2])] : [];
    const third = Math.floor(height / 3);
    return Array.from({ length: third }, (_, i) => {
      const from = whole.length + (third + i) * width;
      return stdout.subarray(from, from + width);
    });
  });

describe.skipIf(!chromium || !hasPdfText)('printed pages', () => {
  it('repeat the header, number themselves, keep rows whole and sign once at the end', async () => {
    const pages = await printedPages('public', '-layout');
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(/序号[^\n]*名称[^\n]*备注/);
      expect(page.replace(/\s/g, '')).toContain(`第${index + 1}页共${pages.length}页`);
      expect(page).not.toContain('王示例');
      // A row that was cut would have its name on one page and its note, which stands on the same line, on the next.
      const names = [...page.matchAll(/首(\d+)首/g)].map((match) => match[1]);
      const notes = [...page.matchAll(/末(\d+)末/g)].map((match) => match[1]);
      expect(notes).toEqual(names);
    }
    const all = pages.join('\n');
    expect(all.match(/首\d+首/g)).toHaveLength(ROWS);
    for (const once of ['人才清单', '填报单位', '合计', '制表人', '负责人签字'])
      expect(all.split(once)).toHaveLength(2);
    expect(pages.at(-1)).toContain(`共 ${ROWS} 条`);
    expect(pages[0]).toContain('填报单位');
  }, 90_000);

  it('have the whole frame of the table: its right line is as wide as its left one', async () => {
    const rows = await printedDots('public');
    // Between the lines of the table, where nothing but the frame is the outermost.
    const widths = rows.map((row) => {
      const left = row.findIndex((dot) => dot < DARK);
      const right = row.findLastIndex((dot) => dot < DARK);
      const widthFrom = (at: number, step: number): number => {
        let width = 0;
        while ((row[at + step * width] ?? 255) < DARK) width += 1;
        return width;
      };
      return { left: widthFrom(left, 1), right: widthFrom(right, -1) };
    });
    const lines = widths.filter(({ left, right }) => left < DOTS_PER_INCH && right < DOTS_PER_INCH);
    expect(lines.length).toBeGreaterThan(rows.length / 2);
    const mean = (of: (one: (typeof lines)[number]) => number): number =>
      lines.reduce((sum, one) => sum + of(one), 0) / lines.length;
    // 0.5 pt are four dots.
    expect(mean(({ left }) => left)).toBeGreaterThan(3);
    expect(mean(({ right }) => right)).toBeCloseTo(
      mean(({ left }) => left),
      0,
    );
  }, 90_000);

  it('an 内部版 is marked on every page', async () => {
    for (const page of await printedPages('internal', '-raw')) {
      const plain = page.replace(/\s/g, '');
      expect(plain).toContain('王示例');
      expect(plain).toContain('2026-08-0214:30');
    }
  }, 90_000);
});
