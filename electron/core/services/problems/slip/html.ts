import { distanceText, instantText, type ListHead, type ListText } from '#shared/domain/lists/index';
import { isWay } from '#shared/domain/matching/route';
import { escapeHtml, pageStart } from '../../lists/html.ts';
import type { SlipContent, SlipHelper } from './content.ts';

/** Lines to write on by hand. */
const RESULT_LINES = 3;
/** The slip stays one page: further ones are counted only; where much is told of the problem, a few earlier. */
const MOST_HELPERS = 12;
const MOST_BESIDE_LONG = 8;
const LONG_LETTERS = 300;

export type SlipHead = Pick<ListHead, 'title' | 'officeLine' | 'dateLine' | 'watermark' | 'fileName'> & {
  readonly numberLine: string;
  readonly preparedBy: string;
  readonly phone: string;
};

function factsHtml({ facts }: SlipContent, text: ListText): string {
  const cell = ({ label, value, key }: SlipContent['facts'][number]): string =>
    `<th>${escapeHtml(label)}</th><td class="k-${key}">${escapeHtml(value || text('blank'))}</td>`;
  const words = facts.find(({ key }) => key === 'text');
  const others = facts.filter(({ key }) => key !== 'text');
  const rows: string[] = [];
  for (let i = 0; i < others.length; i += 2) {
    const pair = others.slice(i, i + 2).map(cell);
    rows.push(`<tr>${pair.join('')}${pair.length === 1 ? '<th></th><td></td>' : ''}</tr>`);
  }
  const last = words
    ? `<tr><th>${escapeHtml(words.label)}</th><td class="words" colspan="3">${escapeHtml(words.value)}</td></tr>`
    : '';
  return `<table class="facts"><colgroup><col class="a"><col class="b"><col class="a"><col class="b"></colgroup>${rows.join('')}${last}</table>`;
}

const distance = ({ distanceM }: SlipHelper, text: ListText): string =>
  distanceM === null ? text('blank') : distanceText(distanceM, text);

function helpersHtml({ helpers, problem }: SlipContent, text: ListText): string {
  const most = problem.text.length < LONG_LETTERS ? MOST_HELPERS : MOST_BESIDE_LONG;
  const head = ['no', 'who', 'phone', 'distance', 'why', 'sign'].map(
    (key) => `<th class="h-${key}">${escapeHtml(text(`slip.${key}`))}</th>`,
  );
  const rows = helpers.slice(0, most).map((helper, i) => {
    const cells = [
      `<td class="c">${i + 1}</td>`,
      `<td>${escapeHtml(helper.name)}</td>`,
      `<td class="c">${escapeHtml(helper.phone || text('blank'))}</td>`,
      `<td class="c">${escapeHtml(distance(helper, text))}</td>`,
      `<td class="why">${escapeHtml(helper.reasons.join('；') || text('blank'))}</td>`,
      '<td></td>',
    ];
    return `<tr>${cells.join('')}</tr>`;
  });
  const more = helpers.length - most;
  const rest =
    more > 0
      ? `<tr><td class="c" colspan="6">${escapeHtml(text('slip.more', { count: more }))}</td></tr>`
      : '';
  return `<h2>${escapeHtml(text('slip.helpers'))}</h2><table class="helpers"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}${rest}</tbody></table>`;
}

function orderHtml({ route, helpers, note }: SlipContent, text: ListText): string {
  const steps = isWay(route)
    ? [
        `<h2>${escapeHtml(text('slip.order'))}</h2><ol>`,
        ...route.order.map((i) => `<li><b>${i + 1}</b>${escapeHtml(helpers[i]?.name ?? '')}</li>`),
        `<li><i></i>${escapeHtml(text('slip.spot'))}</li></ol><p class="small">${escapeHtml(
          text('slip.orderLength', { km: (route.lengthM / 1000).toFixed(1) }),
        )}</p>`,
      ]
    : [];
  const said = note ? `<h2>${escapeHtml(text('slip.note'))}</h2><p>${escapeHtml(note)}</p>` : '';
  return `<div class="order">${steps.join('')}${said}</div>`;
}

function answerHtml(text: ListText): string {
  const blank = (key: string): string => `<th>${escapeHtml(text(`slip.${key}`))}</th><td></td>`;
  const boxes = [1, 2, 3, 4].map((n) => `<span>□ ${escapeHtml(text(`slip.satisfied.${n}`))}</span>`).join('');
  return [
    `<h2>${escapeHtml(text('slip.answer'))}</h2><table class="answer">`,
    `<tr>${blank('takenAt')}${blank('arrivedAt')}${blank('doneAt')}</tr>`,
    `<tr><th>${escapeHtml(text('slip.result'))}</th><td class="lines" colspan="5">${'<i></i>'.repeat(RESULT_LINES)}</td></tr>`,
    `<tr><th>${escapeHtml(text('slip.satisfaction'))}</th><td class="boxes" colspan="3">${boxes}</td>${blank('resident')}</tr></table>`,
  ].join('');
}

/** From so many helpers, or letters of the problem, on the slip is set smaller, to stay one page. */
const MANY_HELPERS = 5;
const MANY_LETTERS = 120;

function classesOf({ helpers, problem }: SlipContent): string {
  const [many, long] = [helpers.length >= MANY_HELPERS, problem.text.length >= MANY_LETTERS];
  return ['slip', many ? 'many' : '', long ? 'long' : ''].filter(Boolean).join(' ');
}

/** The slip: one A4 page. `css` is resources/print/list.css with slip.css after it; `sketch` SVG of ours or ''. */
export function slipHtml(
  head: SlipHead,
  content: SlipContent,
  sketch: string,
  css: string,
  text: ListText,
): string {
  const order = orderHtml(content, text);
  const map = sketch
    ? `<div class="where"><figure>${sketch}<figcaption>${escapeHtml(text('print.cell.mapNote'))}</figcaption></figure>${order}</div>`
    : order;
  const foot = [
    [text('slip.sender'), head.preparedBy],
    [text('slip.receiver'), ''],
    [text('slip.caller'), ''],
    [text('print.phone'), head.phone],
  ].map(([label, value]) => `<span>${escapeHtml(`${label}：${value}`)}</span>`);
  const sentAt = content.problem.assignments[0]?.sentAtMs;
  return [
    pageStart(head, css, classesOf(content)),
    `<p class="line"><span>${escapeHtml(head.officeLine)}</span><span>${escapeHtml(head.numberLine)}</span><span>${escapeHtml(
      text('slip.sentAt', { time: sentAt === undefined ? text('blank') : instantText(sentAt) }),
    )}</span></p>`,
    factsHtml(content, text),
    helpersHtml(content, text),
    map,
    answerHtml(text),
    `<div class="foot">${foot.join('')}</div></body></html>`,
  ].join('');
}
