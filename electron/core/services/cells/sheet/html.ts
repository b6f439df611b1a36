import type { CellMonth } from '#shared/contract/cellPage';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';
import { type ListHead, type ListText, layTrend } from '#shared/domain/lists/index';
import { escapeHtml, pageStart } from '../../lists/html.ts';
import type { SheetContent, SheetTeam, ShortTable } from './content.ts';

const TREND = { width: 180, height: 60 } as const;
const SERIES = ['problems', 'closed', 'risks'] as const;
type Series = (typeof SERIES)[number];

const dash = (text: ListText): string => escapeHtml(text('blank'));
const share = ({ part, whole }: { part: number; whole: number }, text: ListText): string =>
  whole > 0 ? `${Math.round((part / whole) * 100)}% <small>(${part}/${whole})</small>` : dash(text);

function figures({ page }: SheetContent, areaM2: number, text: ListText): string {
  const count = (kind: string): number => page.kinds.find((one) => one.kind === kind)?.count ?? 0;
  const resources = RESOURCE_KINDS.reduce((sum, kind) => sum + count(kind), 0);
  const posts = page.posts.reduce((sum, post) => sum + post.count, 0);
  const [red = 0, orange = 0] = page.risksByLevel;
  const all: readonly (readonly [string, string])[] = [
    ['households', page.households === null ? dash(text) : String(page.households)],
    ['area', `${(areaM2 / 1e6).toFixed(2)} <small>km²</small>`],
    ['buildings', String(count('building'))],
    ['resources', String(resources)],
    ['people', `${count('person')} <small>(${escapeHtml(text('cells.figure.withPost'))} ${posts})</small>`],
    [
      'risks',
      `${count('risk')} <small>(${escapeHtml(text('cells.figure.highRisks'))} ${red + orange})</small>`,
    ],
    ['open', String(page.problems.open)],
    ['overdue', String(page.problems.overdue)],
    ['onTime', share(page.problems.onTime, text)],
    ['verified', share(page.verified, text)],
  ];
  const cells = all.map(
    ([key, value]) => `<div><span>${escapeHtml(text(`cells.figure.${key}`))}</span><b>${value}</b></div>`,
  );
  return `<section class="figures">${cells.join('')}</section>`;
}

function teamHtml(team: SheetTeam, branches: readonly string[], text: ListText): string {
  const rows = team.map(({ post, holders, missing }) => {
    const people = holders.map(({ name, phone }) => `<span>${escapeHtml(name)} ${escapeHtml(phone)}</span>`);
    const vacant = missing > 0 ? `<em>${escapeHtml(text('print.cell.vacant', { count: missing }))}</em>` : '';
    const nobody = holders.length === 0 && missing === 0 ? escapeHtml(text('print.cell.nobody')) : '';
    return `<tr><th>${escapeHtml(post)}</th><td>${people.join('')}${vacant}${nobody}</td></tr>`;
  });
  const names = branches.map((name) => `<span>${escapeHtml(name)}</span>`).join('') || dash(text);
  rows.push(`<tr><th>${escapeHtml(text('print.cell.branch'))}</th><td>${names}</td></tr>`);
  return `<h2>${escapeHtml(text('print.cell.team'))}</h2><table class="team">${rows.join('')}</table>`;
}

function tableHtml(name: string, { columns, rows, more }: ShortTable, text: ListText): string {
  const head = columns.map(({ key, label }) => `<th class="k-${key}">${escapeHtml(label)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map(
      ({ text: shown, level }) =>
        `<td${level === null ? '' : ` class="level l${level}"`}><div>${escapeHtml(shown)}</div></td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const none = `<tr><td class="c" colspan="${columns.length}">${escapeHtml(text('print.cell.none'))}</td></tr>`;
  const rest = more > 0 ? ` <small>${escapeHtml(text('print.cell.more', { count: more }))}</small>` : '';
  return [
    `<section><h2>${escapeHtml(text(`print.cell.${name}`))}${rest}</h2>`,
    `<table class="short t-${name}"><thead><tr>${head}</tr></thead><tbody>${body.join('') || none}</tbody></table></section>`,
  ].join('');
}

function seriesHtml(series: Series, months: readonly CellMonth[], text: ListText): string {
  const values = months.map((month) => month[series]);
  const trend = layTrend(
    values,
    months.map((month) => month.average?.[series] ?? null),
    TREND,
  );
  const bars = trend.bars.map(({ x, y, width, height, value }) =>
    value > 0
      ? `<rect x="${x}" y="${y}" width="${width}" height="${height}"/><text x="${x + width / 2}" y="${y - 2}">${value}</text>`
      : '',
  );
  const labels = trend.bars.map(
    ({ x, width }, i) =>
      `<text x="${x + width / 2}" y="${TREND.height + 8}">${Number(months[i]?.month.slice(5))}</text>`,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  return [
    `<figure class="s-${series}"><figcaption>${escapeHtml(text(`cells.series.${series}`))} `,
    `<small>${escapeHtml(text('print.cell.total', { count: total }))}</small></figcaption>`,
    `<svg viewBox="0 -9 ${TREND.width} ${TREND.height + 20}">${bars.join('')}`,
    `<line x1="0" x2="${TREND.width}" y1="${TREND.height}" y2="${TREND.height}"/>`,
    trend.line ? `<polyline points="${trend.line}"/>` : '',
    `${labels.join('')}</svg></figure>`,
  ].join('');
}

function trendHtml({ page }: SheetContent, text: ListText): string {
  const note =
    page.comparedCells > 0
      ? ` <small>${escapeHtml(text('print.cell.averageNote', { count: page.comparedCells }))}</small>`
      : '';
  const charts = SERIES.map((series) => seriesHtml(series, page.months, text)).join('');
  return `<h2>${escapeHtml(text('print.cell.trend'))}${note}</h2><section class="trend">${charts}</section>`;
}

function mapHtml(picture: string | null, text: ListText): string {
  const shown = picture
    ? `<img alt="" src="${escapeHtml(picture)}">`
    : `<p>${escapeHtml(text('print.cell.noMap'))}</p>`;
  return `<figure class="map">${shown}<figcaption>${escapeHtml(text('print.cell.mapNote'))}</figcaption></figure>`;
}

export type SheetHead = Pick<
  ListHead,
  'title' | 'officeLine' | 'dateLine' | 'watermark' | 'foot' | 'fileName'
> & {
  readonly codeLine: string;
  readonly areaM2: number;
};

/** A cell's sheet: one A4 page. `css` is resources/print/list.css with cell.css after it. */
export function sheetHtml(
  head: SheetHead,
  content: SheetContent,
  picture: string | null,
  css: string,
  text: ListText,
): string {
  const foot = head.foot.map(({ label, value }) => `<span>${escapeHtml(`${label}：${value}`)}</span>`);
  return [
    pageStart(head, css, 'cell'),
    `<p class="line"><span>${escapeHtml(head.officeLine)}</span><span>${escapeHtml(head.codeLine)}</span><span>${escapeHtml(head.dateLine)}</span></p>`,
    `<div class="upper">${mapHtml(picture, text)}<div>${teamHtml(content.team, content.page.branches, text)}</div></div>`,
    figures(content, head.areaM2, text),
    `<div class="pair">${tableHtml('resources', content.resources, text)}${tableHtml('people', content.people, text)}</div>`,
    `<div class="pair">${tableHtml('risks', content.risks, text)}${tableHtml('problems', content.problems, text)}</div>`,
    trendHtml(content, text),
    `<div class="foot">${foot.join('')}</div></body></html>`,
  ].join('');
}
