import { foldAddress } from './fold.ts';

/** What stands behind a number and says what it counts. */
export type Unit = 'lane' | 'house' | 'building' | 'unit' | 'room' | 'floor' | 'storey' | 'none';

/** Numbers that stand together: `3-201`, `8,10,12号`. */
export type NumberPart = {
  /** Alternatives of a list (`8,10`), each with its parts (`3-201`). */
  readonly lists: readonly (readonly string[])[];
  readonly unit: Unit;
  /** Where the first number of all ends: what follows it may be a room. */
  readonly firstEnd: number;
  readonly end: number;
};

/** A name and the numbers behind it. */
export type Segment = {
  readonly head: string;
  readonly start: number;
  readonly headEnd: number;
  readonly numbers: readonly NumberPart[];
  /** 单号 or 双号 of a road. */
  readonly parity: 'odd' | 'even' | null;
};

export type ParsedAddress = {
  readonly folded: string;
  readonly segments: readonly Segment[];
  /** Beside, across from or near what is named. */
  readonly near: boolean;
};

const LABEL = '\\d{1,6}(?:[a-z](?![a-z])|[甲乙丙丁])?';
const LETTER = '(?:(?<![a-z])[a-z]|[甲乙丙丁戊])';
const UNITS =
  '弄|巷(?!子)|幢|号院|号室|号房|号(?!线|桥|厅|门(?![口前])|店|岗|机|文|令)|单元|梯|门(?!口)|室|房|户|层|楼|f(?![a-z])';
/** Numbers that are part of a name or no part of an address. */
const NAMING =
  '期|区|村|组团|组|队|社|网格|路|线|届|年|月|日|元|点|分|米|平|岁|人|楼盘|号线|号桥|号门(?![口前])|号店';
/** What counts things, people and times behind a number: 路灯3盏, 3天没水. Surnames and what begins a sentence are left out. */
const COUNTED =
  '个|盏|只|辆|棵|株|件|根|次|遍|趟|瓶|箱|袋|桶|堆|扇|颗|名(?!都|苑|城|邸)|位(?=[老居业住女男邻大阿])|条(?=[狗蛇鱼管线路沟])|台(?=[电空机风洗冰热])|张(?=[桌床椅单票])|天(?![然台井花桥线气窗府])|小时|分钟|秒|周(?=[没不都了,。])|块(?=[钱砖瓦板玻])|口(?=[人井之])|[多余](?=[个户人家盏只辆棵名位天次])|来(?=[个户位])';
const TOKEN = new RegExp(
  `((?:${LABEL})(?:[-,](?:${LABEL}|${LETTER}))*|${LETTER}(?=幢|单元|-\\d|号|楼|室)(?:[-,]${LABEL})*)(?:(${UNITS})|(?!${UNITS}|${NAMING}|${COUNTED}|[-,]\\d+(?:${COUNTED})|\\d))`,
  'g',
);
const UNIT_OF: Readonly<Record<string, Unit>> = {
  弄: 'lane',
  巷: 'lane',
  幢: 'building',
  号院: 'house',
  号: 'house',
  号室: 'room',
  号房: 'room',
  单元: 'unit',
  梯: 'unit',
  门: 'unit',
  室: 'room',
  房: 'room',
  户: 'room',
  层: 'floor',
  f: 'floor',
  楼: 'storey',
};

const NEAR = /附近|对面|对过|旁边|边上|旁|隔壁|斜对|周边|后面|前面|往[东南西北]|交叉口|路口/;
/** Words between a building and a room that name no other place. */
const BETWEEN =
  /^(?:[,()]|楼下|门口|[东西南北左右中](?:边|侧|面|首|头|户|单元)?|靠[东西南北]|内|里|的|居民楼|住宅楼|之内|小区内)*$/;
const PARITY = /(单|双|奇|偶)(?:号|数|数号)?(?:门牌)?[,(]?$/;
const PHONE = /(?<!\d)\d{7,}(?!\d)/g;

const stripZeros = (label: string): string => label.replace(/^0+(?=\d)/, '');
const partOf = (text: string, unit: string | undefined, start: number, end: number): NumberPart => ({
  lists: text.split(',').map((list) => list.split('-').map(stripZeros)),
  unit: UNIT_OF[unit ?? ''] ?? 'none',
  firstEnd: start + (/^[^-,]+/.exec(text)?.[0].length ?? 0),
  end,
});

/** `3幢201,安丰小区`: the name behind its numbers is read as if it stood before them. */
function turned(segments: readonly Segment[]): readonly Segment[] {
  const [numbers, name] = segments;
  if (segments.length !== 2 || !numbers || !name) return segments;
  if (numbers.head.replace(/[,()]/g, '') !== '' || name.numbers.length > 0) return segments;
  return [{ ...name, numbers: numbers.numbers, start: numbers.start }];
}

/** Splits a folded address into names with their numbers. Phone numbers and the like are passed over. */
export function parseFolded(folded: string): ParsedAddress {
  const text = folded.replace(PHONE, (run) => ','.repeat(run.length));
  const segments: {
    head: string;
    start: number;
    headEnd: number;
    numbers: NumberPart[];
    parity: Segment['parity'];
  }[] = [];
  let from = 0;
  const open = (until: number): void => {
    const between = text.slice(from, until);
    const present = segments.at(-1);
    if (present && BETWEEN.test(between)) return;
    const parity = PARITY.exec(between);
    const head = parity ? between.slice(0, parity.index) : between;
    segments.push({
      head,
      start: from,
      headEnd: from + head.length,
      numbers: [],
      parity: parity === null ? null : /单|奇/.test(parity[1] ?? '') ? 'odd' : 'even',
    });
  };
  for (const match of text.matchAll(TOKEN)) {
    open(match.index);
    const end = match.index + match[0].length;
    segments.at(-1)?.numbers.push(partOf(match[1] ?? '', match[2], match.index, end));
    from = end;
  }
  if (from < text.length) open(text.length);
  return { folded, segments: turned(segments), near: NEAR.test(text) };
}

/** Reads an address as people write it. */
export const parseAddress = (text: string): ParsedAddress => parseFolded(foldAddress(text));
