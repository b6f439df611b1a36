/**
 * Which kind of unit handled a matter, read from the official reply to it. Frozen before any ranks were computed. Places
 * are anonymised in the data, so units are told by their kind (教育, 公安, 街道乡镇 …), not by their name.
 * Checked by hand on 100 rows drawn with a seed from those where it finds one: see HAND_CHECKED.
 */

/** What the reader of 100 replies found: rows in which the unit is another one, or cannot be told from the reply. */
export const HAND_CHECKED = { rows: 100, wrong: 9 } as const;

const KINDS: readonly (readonly [string, string])[] = [
  ['交警', '交警|交通警察|交管(?:局|大队|支队)'],
  ['公安', '公安局|公安分局|公安机关|公安部门|派出所|公安(?=工作)'],
  [
    '教育',
    '教育局|教体局|教科局|教育科技局|教育和体育|教育体育局|教育和科技|教育部门|教育委|教育厅|教科体|教育(?=工作|事业)',
  ],
  [
    '房产',
    '房产局|房管局|房产管理|房地产管理|住房保障|征收办|征收管理|征收局|不动产登记中心|房产部门|房产(?=工作)',
  ],
  [
    '住建',
    '住建局|住房和城乡建设|住房城乡建设|城乡建设局|建设局|住建委|建委|住建部门|规建局|住建(?=工作)|质安监',
  ],
  ['公积金', '公积金(?:管理)?中心|公积金管理'],
  ['城管', '城管|城市管理|行政执法局|行政执法大队|综合执法|环卫|园林局|园林管理|绿化管理|市容'],
  ['规划国土', '国土资源|国土局|国土部门|自然资源|规划局|规划部门|规划分局|国土所|国土(?=工作)'],
  [
    '公路交通',
    '交通运输局|交通局|运管|公路局|公路管理|公路分局|道路运输管理|交通部门|出租车管理|交通委|高速公路管理|交通运输(?=工作|部门)',
  ],
  ['公交轨道', '公交集团|公交公司|轨道|地铁公司|公汽'],
  ['医保', '医保局|医疗保障局|医保中心|医保处|医保站|医保(?=工作)|医疗保障(?=工作)'],
  [
    '人社',
    '人社局|人社部门|人社(?=工作)|人力资源和社会保障|人力资源公共服务|社保局|社会保险管理|社保中心|劳动监察|劳动保障监察|劳动局|就业服务局|养老保险管理|人力资源社会保障',
  ],
  [
    '卫健',
    '卫计局|卫计委|卫计部门|卫生局|卫健|卫生和计划|卫生计生|疾控中心|疾病预防控制|计生局|计生委|计生办|卫生健康|中心医院|人民医院|计生(?=工作)|卫生(?=工作)|卫计(?=工作)',
  ],
  [
    '市场监管',
    '市场监管|市场监督|市场和质量|工商局|工商部门|工商分局|工商所|食药监|食品药品|质监|物价局|物价部门|工商(?=工作)',
  ],
  ['环保', '环保局|环境保护局|生态环境局|环保部门|环保分局|环境保护(?=工作)|环保(?=工作)'],
  ['水务', '水务局|水利局|自来水公司|供水公司|水业|排水公司|排水管理|水务|水利(?=工作)'],
  ['电力燃气', '供电公司|供电局|供电所|电力公司|电力局|燃气公司|国网|天然气公司|供电(?=工作)'],
  ['农林', '农业局|农业农村局|林业局|畜牧|农村工作局|农办|粮食局|移民局|农业(?=工作)|林业(?=工作)'],
  ['民政', '民政局|民政办|民政部门|民政(?=工作)'],
  ['发改', '发改|发展和改革|发展改革'],
  ['税务财政', '财政局|税务局|国税|地税|税务(?=工作)|财政(?=工作)'],
  ['文旅', '旅游局|文化局|文体局|文广|文物局|广电|体育局|图书馆'],
  ['司法信访', '信访局|司法局|法院|检察院|纪委|监察局|监委|政法委'],
  ['商务', '商务局|商务和|经信|工信|经济和信息化'],
  ['退役', '退役军人|双拥|武装部|人武部'],
  ['扶贫', '扶贫办|扶贫工作'],
  ['残联', '残联'],
  ['园区', '管委会|管理委员会'],
  ['组织人事', '组织部|编办|人事局|团委|宣传部|网信办'],
  ['街道乡镇', '街道|[^城乡]镇人民政府|镇政府|乡人民政府|乡政府|镇党委|办事处|社区居委|村委会'],
];
const UNITS = KINDS.map(([kind, pattern]) => [kind, new RegExp(pattern, 'g')] as const);

const DATE = /\d{4}年\d{1,2}月\d{1,2}日?|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}/g;
const SIGNATURE_STOP = /[。！!？?；;，,、：:）)~”"]|回复|感谢|谢谢|支持|监督|理解|联系/;
const UNIT_END = /(?:局|委|办|处|中心|公司|大队|支队|镇|乡|街道|政府|所|站|部|会|科|队|院|校)$/;
const REFERRED = /(?:已?转至?|转交给?|转由|交由|责成|批转|已交|交办给?|责令)([^，。,；]{2,24})/g;
const THANKS = /(?:对|关注|支持)([^，。,；对]{0,14}(?:工作|事业))/g;
const ACTING =
  /(?:经|由|要求|，|。|：|^)([^，。,；：、向和]{2,16}?)(?:高度重视|调查|核实|核查|答复|回复|反馈|工作人员|负责|牵头|处理|调处|将|立即|组织|迅速)/g;
const TOGETHER = /联合|会同|联系|咨询|拨打|建议|如|请/;
const SIGNATURE_LENGTH = 26;
const OPENING_LENGTH = 500;

/** Kinds of units named in a text, in their order. */
function named(text: string): string[] {
  return UNITS.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map((m) => ({ at: m.index, kind })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}

/** The unit that signs: what stands right before a date, or at the end. */
function signed(reply: string): string | undefined {
  const ends = [...[...reply.matchAll(DATE)].map((match) => match.index), reply.length];
  for (const end of ends) {
    const head =
      reply
        .slice(Math.max(0, end - SIGNATURE_LENGTH), end)
        .split(SIGNATURE_STOP)
        .at(-1) ?? '';
    if (head.length < 3 || head.length > 24 || !UNIT_END.test(head)) continue;
    const unit = named(head).at(-1);
    if (unit) return unit;
  }
  return undefined;
}

function inGroups(reply: string, pattern: RegExp, which: 'first' | 'last', not?: RegExp): string | undefined {
  for (const match of reply.matchAll(pattern)) {
    const part = match[1] ?? '';
    if (not?.test(part)) continue;
    const unit = named(part).at(which === 'first' ? 0 : -1);
    if (unit) return unit;
  }
  return undefined;
}

/** The kind of unit that a reply says handled the matter, by the surest sign first; null when it does not say. */
export function unitOf(reply: string): string | null {
  const text = reply.replace(/\s/g, '');
  const own = /我(?:街道|镇|乡|社区)/.test(text) ? '街道乡镇' : /我校|本校/.test(text) ? '教育' : undefined;
  return (
    signed(text) ??
    own ??
    inGroups(text, REFERRED, 'first') ??
    inGroups(text, THANKS, 'last') ??
    inGroups(text.slice(0, OPENING_LENGTH), ACTING, 'first', TOGETHER) ??
    null
  );
}
