import { foldAddress } from './fold.ts';
import { keyOf, type Reading, readNumbers } from './forms.ts';
import type { Entry, Head, HeadBook, HouseRange } from './heads.ts';
import { type AdminPrefix, cutAdmin, isRoad, type Level } from './names.ts';
import { parseFolded, type Segment } from './parse.ts';
import type { AddressBuilding } from './types.ts';

/** One place where a building stands in the index; taken out again with it. */
type Link =
  | { readonly type: 'key'; readonly head: Head; readonly key: string }
  | { readonly type: 'plain'; readonly head: Head }
  | { readonly type: 'range'; readonly head: Head; readonly range: HouseRange };

/** A building and where it is linked. */
export type Registered = {
  readonly entry: Entry;
  readonly links: readonly Link[];
  readonly units: AdminPrefix['units'];
  /** Its number inside its estate, for addresses that name no estate. */
  readonly numbers: readonly string[];
};

/** A name part of a building's own texts. */
type Part = { readonly head: string; readonly reading: Reading; readonly numbered: boolean };

/** Buildings named by a range (`3-5幢`) beyond so many are no range. */
const MOST_IN_RANGE = 30;
const cleanHead = (text: string): string => text.replace(/[()]/g, '').replace(/^.*,(?=.)|,+$/g, '');

function partsOf(text: string, units: Map<string, { level: Level; name: string }>): Part[] {
  return parseFolded(foldAddress(text)).segments.map((segment: Segment) => {
    const admin = cutAdmin(cleanHead(segment.head));
    // 白云社区3幢: the name before the number is the estate's, whatever it ends with.
    for (const unit of admin.units) units.set(unit.name, unit);
    const last = admin.units.at(-1);
    const head = admin.rest === '' && last ? last.name : admin.rest;
    return { head, reading: readNumbers(segment), numbered: segment.numbers.length > 0 };
  });
}

const numbersIn = (lists: readonly (readonly string[])[]): string[] =>
  lists.flatMap((parts) => {
    const [from, to] = parts.map(Number);
    const whole = parts.join('-');
    if (parts.length !== 2 || from === undefined || to === undefined) return [whole];
    if (!(to > from) || to - from > MOST_IN_RANGE) return [whole];
    return [whole, ...Array.from({ length: to - from + 1 }, (_, i) => String(from + i))];
  });

/** The range of house numbers that a building's address gives, if it gives one. */
function rangeOf({ lane, house, parity }: Reading, entry: Entry): HouseRange | null {
  const [from, to] = (house ?? []).map(Number);
  if (house?.length !== 2 || from === undefined || to === undefined || !(to > from)) return null;
  const side = parity === null ? null : parity === 'odd' ? 1 : 0;
  // On a road the two sides have their own numbers; in a lane houses are counted through.
  const sides = from % 2 === to % 2 && lane === '' ? ((from % 2) as 0 | 1) : null;
  return { lane, from, to, side: side ?? sides, entry };
}

/** Links a building under every name that its texts give it. */
export function registerBuilding(heads: HeadBook, building: AddressBuilding): Registered {
  const texts = [...building.names, ...building.addresses, building.estate ?? ''];
  const entry: Entry = {
    id: building.id,
    anchor: building.anchor,
    units: building.units ?? null,
    context: texts.map(foldAddress).join(' '),
  };
  const links: Link[] = [];
  const seen = new Set<string>();
  const link = (made: Link, mark: string): void => {
    const id = `${made.head.name.full}\n${mark}`;
    if (seen.has(id)) return;
    seen.add(id);
    links.push(made);
    attach(made, entry);
  };
  const units = new Map<string, { level: Level; name: string }>();
  const estate = cleanHead(foldAddress(building.estate ?? ''));
  const named = building.names.flatMap((name) => partsOf(name, units));
  const addressed = building.addresses.flatMap((address) => partsOf(address, units));
  const onRoads = [...addressed, ...named].filter(
    ({ head, reading }) => head !== '' && (reading.house || reading.lane),
  );
  const numbers = new Set<string>();

  const linkPart = ({ head: name, reading }: Part): void => {
    const head = heads.open(name);
    const { lane, house, building: number, bare } = reading;
    const houses = house ? numbersOfHouse(reading, [house, ...(number ? [] : reading.others)]) : [];
    const labels = number ? numbersIn([number, ...reading.others]) : [];
    if (bare && !number && !house) labels.push(...(isRoad(name) ? [] : numbersIn([bare])));
    if (bare && !number && !house && isRoad(name)) houses.push(bare.join('-'));
    for (const value of houses)
      link({ type: 'key', head, key: keyOf(lane, value, '') }, keyOf(lane, value, ''));
    for (const value of labels) {
      const key = keyOf(lane, houses[0] ?? '', value);
      link({ type: 'key', head, key }, key);
      if (!isRoad(name) && (lane !== '' || houses.length > 0))
        link({ type: 'key', head, key: keyOf('', '', value) }, keyOf('', '', value));
    }
    if (lane !== '' && houses.length === 0 && labels.length === 0)
      link({ type: 'key', head, key: keyOf(lane, '', '') }, keyOf(lane, '', ''));
    const range = rangeOf(reading, entry);
    if (range) link({ type: 'range', head, range }, `range ${lane} ${range.from}`);
  };

  for (const part of [...named, ...addressed]) {
    const { building: number, house, bare, lane } = part.reading;
    if (number || (house && part.head === '') || bare)
      for (const value of numbersIn([number ?? house ?? bare ?? []])) numbers.add(value);
    if (part.head !== '' && (number || house || bare || lane !== '')) linkPart(part);
    else if (part.head === '' && lane !== '') for (const { head } of onRoads) linkPart({ ...part, head });
  }
  for (const part of named) {
    if (part.head === '' && part.numbered && estate !== '') linkPart({ ...part, head: estate });
    if (part.head === '' || part.numbered) continue;
    link({ type: 'plain', head: heads.open(part.head) }, 'plain');
    if (estate !== '' && !part.head.includes(estate))
      link({ type: 'plain', head: heads.open(estate + part.head) }, 'plain');
  }
  // 白云路258号3幢: the gate's number with the building's own.
  for (const { head, reading } of onRoads)
    for (const number of numbers)
      linkPart({ head, numbered: true, reading: { ...reading, building: [number], others: [] } });
  if (estate !== '') {
    const head = heads.open(estate);
    for (const number of numbers)
      link({ type: 'key', head, key: keyOf('', '', number) }, keyOf('', '', number));
    if (numbers.size === 0) link({ type: 'key', head, key: `member ${entry.id}` }, 'member');
  }
  return { entry, links, units: [...units.values()], numbers: [...numbers] };
}

/** 8-16号 stands as it is written; its members are found by the range. 8,10,12号 stand one by one. */
function numbersOfHouse({ parity }: Reading, lists: readonly (readonly string[])[]): string[] {
  return parity === null ? lists.map((parts) => parts.join('-')) : [];
}

function attach(made: Link, entry: Entry): void {
  const { head } = made;
  if (made.type === 'key') head.keys.set(made.key, [...(head.keys.get(made.key) ?? []), entry]);
  else if (made.type === 'plain') head.plain = [...head.plain, entry];
  else head.ranges = [...head.ranges, made.range];
  head.count(entry, 1);
}

/** Takes a building out from everywhere. */
export function unregisterBuilding(heads: HeadBook, { entry, links }: Registered): void {
  for (const made of links) {
    const { head } = made;
    if (made.type === 'key') {
      const left = (head.keys.get(made.key) ?? []).filter((other) => other !== entry);
      if (left.length > 0) head.keys.set(made.key, left);
      else head.keys.delete(made.key);
    } else if (made.type === 'plain') head.plain = head.plain.filter((other) => other !== entry);
    else head.ranges = head.ranges.filter((range) => range !== made.range);
    head.count(entry, -1);
    if (head.size === 0) heads.close(head);
  }
}
