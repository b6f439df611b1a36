import { cutAdmin } from './names.ts';
import { type NumberPart, parseAddress, type Segment } from './parse.ts';

/** The numbers of one segment, each in its part. */
export type Reading = {
  readonly lane: string;
  readonly house: readonly string[] | null;
  readonly building: readonly string[] | null;
  /** The building is said by 楼, which may be a floor. */
  readonly storey: boolean;
  /** Numbers without a word: `3-201`. */
  readonly bare: readonly string[] | null;
  readonly unit: number | null;
  /** Several houses or buildings are named at once: none of them is meant for sure. */
  readonly others: readonly (readonly string[])[];
  readonly parity: Segment['parity'];
  /** Where the last number of the building ends in the folded text. */
  readonly end: number;
};

/** One key under which a building may stand, and how surely the writing means it. */
export type Form = { readonly key: string; readonly factor: number };

/** How a building stands under a road or an estate: 12弄5号 → `12|5|`, 3幢 → `||3`. */
export const keyOf = (lane: string, house: string, building: string): string =>
  `${lane}|${house}|${building}`;
const label = (parts: readonly string[]): string => parts.join('-');

type Draft = { -readonly [K in keyof Reading]: Reading[K] };

function takeUnnamed(draft: Draft, part: NumberPart): void {
  const [first = []] = part.lists;
  if (draft.building || draft.house || draft.bare) return;
  draft.bare = first;
  draft.end = part.firstEnd;
}

function takeBuilding(draft: Draft, part: NumberPart): void {
  const [first = [], ...others] = part.lists;
  if (draft.building) {
    if (part.unit === 'building') draft.others = [...draft.others, ...part.lists];
    return;
  }
  draft.building = first;
  draft.others = others;
  draft.end = part.end;
}

function take(draft: Draft, part: NumberPart): void {
  const [first = [], ...others] = part.lists;
  const named = draft.building ?? draft.house ?? draft.bare;
  switch (part.unit) {
    case 'lane':
      draft.lane = label(first);
      draft.end = part.end;
      return;
    case 'house':
      if (named && draft.house === null) return; // 3幢201号 is a room.
      if (draft.house) draft.others = [...draft.others, ...part.lists];
      else {
        draft.house = first;
        draft.others = others;
        draft.end = part.end;
      }
      return;
    case 'building':
      takeBuilding(draft, part);
      return;
    case 'storey':
      // 安丰3楼2单元 means the building, 白云路8号3楼 the floor.
      if (named || first.length !== 1 || (first[0] ?? '').length > 2) return;
      takeBuilding(draft, part);
      draft.storey = true;
      return;
    case 'unit':
    case 'room':
      // 3-2单元, 3-2-501室: what comes before the last number is the building.
      if (!named && first.length > 1) takeUnnamed(draft, part);
      if (part.unit === 'unit') draft.unit = Number.parseInt(first.at(-1) ?? '', 10) || null;
      return;
    case 'none':
      takeUnnamed(draft, part);
      return;
    case 'floor':
  }
}

/** Gives each number of a segment its part: lane, house, building, unit; rooms and floors are left out. */
export function readNumbers(segment: Segment): Reading {
  const draft: Draft = {
    lane: '',
    house: null,
    building: null,
    storey: false,
    bare: null,
    unit: null,
    others: [],
    parity: segment.parity,
    end: segment.headEnd,
  };
  for (const part of segment.numbers) take(draft, part);
  return draft;
}

function buildingForms(reading: Reading, building: readonly string[]): Form[] {
  const { lane } = reading;
  const house = reading.house ? label(reading.house) : '';
  const forms: Form[] = [{ key: keyOf(lane, house, label(building)), factor: 1 }];
  const [first = '', second] = building;
  if (second !== undefined) {
    forms.push({ key: keyOf(lane, first, second), factor: 0.9 });
    if (reading.others.length === 0) forms.push({ key: keyOf(lane, house, first), factor: 0.6 });
  }
  if (lane !== '' || house !== '') forms.push({ key: keyOf('', '', label(building)), factor: 0.93 });
  if (house === '') forms.push({ key: keyOf(lane, label(building), ''), factor: lane === '' ? 0.85 : 0.92 });
  return forms;
}

function houseForms(lane: string, house: readonly string[]): Form[] {
  const forms: Form[] = [{ key: keyOf(lane, label(house), ''), factor: 1 }];
  if (house.length > 1) forms.push({ key: keyOf(lane, house[0] ?? '', ''), factor: 0.85 });
  forms.push({ key: keyOf(lane, '', label(house)), factor: lane === '' ? 0.82 : 0.92 });
  return forms;
}

function bareForms(lane: string, bare: readonly string[]): Form[] {
  const [a = '', b, c] = bare;
  if (lane !== '')
    return [
      { key: keyOf(lane, a, ''), factor: 0.96 },
      { key: keyOf(lane, '', a), factor: 0.92 },
    ];
  const short = a.length <= 2;
  if (b === undefined)
    return [
      { key: keyOf('', '', a), factor: short ? 0.9 : 0.62 },
      { key: keyOf('', a, ''), factor: 0.9 },
    ];
  return [
    ...(c === undefined ? [{ key: keyOf('', '', label([a, b])), factor: 0.97 }] : []),
    { key: keyOf('', '', a), factor: b.length >= 3 || c !== undefined ? 0.97 : 0.88 },
    ...(c === undefined ? [{ key: keyOf('', label([a, b]), ''), factor: 0.93 }] : []),
    { key: keyOf(a, b, ''), factor: c === undefined ? 0.7 : 0.9 },
    { key: keyOf('', a, ''), factor: 0.92 },
  ];
}

/** The keys that a reading may mean, surest first. */
export function formsOf(reading: Reading): readonly Form[] {
  if (reading.building) return buildingForms(reading, reading.building);
  if (reading.house) return houseForms(reading.lane, reading.house);
  if (reading.bare) return bareForms(reading.lane, reading.bare);
  return [];
}

/** What one segment says of a building, without unit and room: `安丰3幢`. '' when it says nothing. */
function segmentText(segment: Segment): string {
  const { lane, house, building, bare } = readNumbers(segment);
  const pieces = segment.head.split(/[,()]+/).filter(Boolean);
  const said = segment.numbers.length > 0 ? pieces.at(-1) : pieces[0];
  const head = cutAdmin(said ?? '').rest;
  const numbers =
    (lane === '' ? '' : `${lane}弄`) +
    (house === null ? '' : `${label(house)}号`) +
    (building === null ? '' : `${label(building)}幢`) +
    (bare === null || building !== null || house !== null ? '' : bareText(lane, bare));
  return head === '' && !/[弄号]/.test(numbers) ? '' : head + numbers;
}

/** 3-201 is building 3; a single long number is a room. */
function bareText(lane: string, bare: readonly string[]): string {
  const [first = ''] = bare;
  if (lane !== '') return `${first}号`;
  return bare.length > 1 || first.length <= 2 ? `${first}幢` : '';
}

/**
 * The part of an address down to its building, folded: never a unit, a room, a phone number or what follows them.
 * `白云街道安丰小区 3-201 张三` → `安丰小区3幢`.
 */
export function buildingPart(text: string): string {
  const said = parseAddress(text).segments.filter(
    (segment, index) => index === 0 || segment.numbers.length > 0,
  );
  return said.map(segmentText).filter(Boolean).join('').slice(0, 60);
}

/** Keys under which a learned way of writing is kept and looked up: the whole building part, then its single parts. */
export function aliasKeys(text: string): readonly string[] {
  const parts = parseAddress(text).segments.map(segmentText).filter(Boolean);
  return [
    ...new Set([buildingPart(text), ...parts.filter((part) => /\d/.test(part) || parts.length === 1)]),
  ].filter((key) => key.length >= 2);
}
