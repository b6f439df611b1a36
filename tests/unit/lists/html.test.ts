// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { htmlEnd, htmlRow, htmlStart } from '#core/services/lists/html';
import { type ListEdition, ListTotal, listHead, thingColumns, thingRow } from '#shared/domain/lists/index';
import { css, lookups, nowMs, office, person, text } from './fixtures.ts';

function page(edition: ListEdition, things = [person()], title = '人才清单', leftOut = 0): string {
  const columns = thingColumns(['person'], undefined, text);
  const head = listHead({ title, columns, edition, office, userName: '王"示例', nowMs }, text);
  const total = new ListTotal(columns);
  const rows = things.map((thing, index) => {
    const row = thingRow(thing, index, columns, edition, lookups);
    total.add(row);
    return htmlRow(columns, row, text);
  });
  return htmlStart(head, css, text) + rows.join('') + htmlEnd(head, total, text, leftOut);
}
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('printed page', () => {
  it('has title, lines, one header row, rows, 合计 and a foot', () => {
    const page1 = parse(page('public', [person(), person({ id: 'b' })]));
    expect(page1.querySelector('h1')?.textContent).toBe('人才清单');
    expect(page1.querySelector('.line')?.textContent).toContain('填报单位（盖章）：示例社区');
    expect(page1.querySelectorAll('thead tr')).toHaveLength(1);
    expect(page1.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(page1.querySelector('.total')?.textContent).toBe('合计共 2 条');
    expect(page1.querySelector('.foot')?.textContent).toContain('制表人：张示例');
    expect(page1.querySelectorAll('col')).toHaveLength(page1.querySelectorAll('th').length);
  });
  it('is self-contained and holds no script, whatever the data says', () => {
    const evil = '</style></td><script>alert(1)</script><img src=x onerror="alert(1)">&"\'';
    const html = page('internal', [person({ name: evil, note: evil, attrs: { skills: [evil] } })], evil);
    const page1 = parse(html);
    expect(page1.querySelectorAll('script, img, link, iframe, [onerror]')).toHaveLength(0);
    expect(page1.querySelectorAll('style')).toHaveLength(1);
    expect(html).not.toMatch(/url\(|@import|https?:/);
    expect(page1.querySelector('tbody td:nth-child(2)')?.textContent).toBe(evil);
  });
  it('watermarks only the 内部版, which alone shows the full number', () => {
    const open = page('public');
    const inner = page('internal');
    expect(parse(open).querySelector('.watermark')).toBeNull();
    expect(open).not.toContain('13812341234');
    expect(parse(inner).querySelector('.watermark')?.textContent).toContain('王"示例');
    expect(inner).toContain('13812341234');
  });
  it('marks several words in one cell, which a line may part only between them', () => {
    const html = page('public', [person({ attrs: { skills: ['应急救援', '电工'] } }), person()]);
    expect([...parse(html).querySelectorAll('.words')].map((cell) => cell.textContent)).toContain(
      '应急救援、电工',
    );
    const names = [...parse(html).querySelectorAll('tbody td:nth-child(2)')];
    expect(names.map(({ className }) => className)).not.toContain('words');
  });
  it('counts pages and turns the sheet', () => {
    expect(page('public')).toMatch(/@page\{size:A4 landscape;@bottom-center\{content:"第" counter\(page\)/);
  });
  it('says when there is nothing, and what a preview leaves out', () => {
    expect(parse(page('public', [])).querySelector('tbody')?.textContent).toContain('没有符合条件的记录');
    const preview = parse(page('public', [person()], '清单', 41)).querySelector('tbody')?.textContent;
    expect(preview).toContain('另有 41 条');
    expect(preview).toContain('共 42 条');
  });
});
