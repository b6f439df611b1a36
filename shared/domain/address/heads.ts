import type { LngLat } from '../geo/types.ts';
import { isRoad, type SplitName, sameName, splitName } from './names.ts';
import type { Sound } from './types.ts';
import { deletions, slipFactor } from './typo.ts';

/** A building in the index. */
export type Entry = {
  readonly id: string;
  readonly anchor: LngLat;
  readonly units: number | null;
  /** All its texts folded, to tell namesakes apart by what else is written. */
  readonly context: string;
};

/** House numbers of one building: `8-16号`, 单号 1–31号. */
export type HouseRange = {
  readonly lane: string;
  readonly from: number;
  readonly to: number;
  /** 0 even, 1 odd, null both. */
  readonly side: 0 | 1 | null;
  readonly entry: Entry;
};

/** A road or an estate and what stands on it. */
export class Head {
  readonly name: SplitName;
  readonly isRoad: boolean;
  /** Buildings by `keyOf`. */
  readonly keys = new Map<string, readonly Entry[]>();
  /** Buildings that bear the bare name: 丽园大厦. */
  plain: readonly Entry[] = [];
  ranges: readonly HouseRange[] = [];
  /** How often each building is linked here. */
  readonly #members = new Map<Entry, number>();
  #centre: LngLat | null = null;
  #houses: ReadonlyMap<string, readonly (readonly [number, LngLat])[]> | null = null;

  constructor(name: SplitName) {
    this.name = name;
    this.isRoad = isRoad(name.full);
  }

  get size(): number {
    return this.#members.size;
  }
  /** The only building, if there is one only. */
  get only(): Entry | null {
    return this.#members.size === 1 ? ([...this.#members.keys()][0] ?? null) : null;
  }

  count(entry: Entry, step: 1 | -1): void {
    const left = (this.#members.get(entry) ?? 0) + step;
    if (left > 0) this.#members.set(entry, left);
    else this.#members.delete(entry);
    this.#centre = null;
    this.#houses = null;
  }

  /** The middle of its buildings. */
  get centre(): LngLat {
    this.#centre ??= middleOf([...this.#members.keys()]);
    return this.#centre;
  }

  /** Known house numbers by lane, ascending, each with the middle of its buildings. */
  housesOf(lane: string): readonly (readonly [number, LngLat])[] {
    this.#houses ??= housesByLane(this.keys);
    return this.#houses.get(lane) ?? [];
  }

  /** Everything in a lane. */
  inLane(lane: string): readonly Entry[] {
    return [...this.keys].flatMap(([key, entries]) => (key.startsWith(`${lane}|`) ? entries : []));
  }
}

/** The middle of some buildings, in the order of ids so that the sum does not depend on the order of updates. */
export function middleOf(entries: readonly Entry[]): LngLat {
  const anchors = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map((entry) => entry.anchor);
  const mean = (axis: 0 | 1): number =>
    anchors.reduce((sum, anchor) => sum + anchor[axis], 0) / anchors.length;
  return [mean(0), mean(1)];
}

const HOUSE_KEY = /^([^|]*)\|(\d+)\|$/;

function housesByLane(keys: Head['keys']): ReadonlyMap<string, readonly (readonly [number, LngLat])[]> {
  const lanes = new Map<string, [number, LngLat][]>();
  for (const [key, entries] of keys) {
    const [, lane = '', house] = HOUSE_KEY.exec(key) ?? [];
    if (house === undefined) continue;
    const list = lanes.get(lane) ?? [];
    list.push([Number(house), middleOf(entries)]);
    lanes.set(lane, list);
  }
  for (const list of lanes.values()) list.sort((a, b) => a[0] - b[0]);
  return lanes;
}

/** A known name in a text: how surely, and where. */
export type HeadHit = {
  readonly head: Head;
  readonly factor: number;
  readonly start: number;
  readonly end: number;
};

const LONGEST = 24;

/** Roads and estates by name, also by a shortened, lengthened or mistyped one. */
export class HeadBook {
  readonly #byCore = new Map<string, readonly Head[]>();
  /** How many heads begin with two characters: most places in a text are passed over by a glance at these. */
  readonly #starts = new Map<string, number>();
  #bySlip: Map<string, Head[]> | null = null;

  /** The head of a name, made when it is new. */
  open(text: string): Head {
    const name = splitName(text);
    const known = (this.#byCore.get(name.core) ?? []).find((head) => head.name.full === name.full);
    if (known) return known;
    const head = new Head(name);
    this.#byCore.set(name.core, [...(this.#byCore.get(name.core) ?? []), head]);
    this.#countStart(name.core, 1);
    this.#bySlip = null;
    return head;
  }

  close(head: Head): void {
    const left = (this.#byCore.get(head.name.core) ?? []).filter((other) => other !== head);
    if (left.length > 0) this.#byCore.set(head.name.core, left);
    else this.#byCore.delete(head.name.core);
    this.#countStart(head.name.core, -1);
    this.#bySlip = null;
  }

  #countStart(core: string, step: 1 | -1): void {
    const start = core.slice(0, 2);
    const left = (this.#starts.get(start) ?? 0) + step;
    if (left > 0) this.#starts.set(start, left);
    else this.#starts.delete(start);
  }

  /** Whether a text is the name of a road or an estate. */
  has(text: string): boolean {
    return this.#named(text).length > 0;
  }

  #named(text: string): { head: Head; factor: number }[] {
    const name = splitName(text);
    const named = (this.#byCore.get(name.core) ?? [])
      .map((head) => ({ head, factor: sameName(name, head.name) }))
      .filter(({ factor }) => factor > 0);
    // Written exactly as one is called, it is that one: 安丰 beside 安丰小区.
    const exact = named.some(({ factor }) => factor === 1);
    return exact
      ? named.map((hit) => (hit.factor === 1 ? hit : { ...hit, factor: hit.factor * 0.8 }))
      : named;
  }

  /** The longest known name at the end of a text; failing that, the last one inside it. */
  find(text: string): readonly HeadHit[] {
    const starts: number[] = [];
    for (let start = 0; start <= text.length - 2; start += 1)
      if (this.#starts.has(text.slice(start, start + 2))) starts.push(start);
    if (starts.length === 0) return [];
    for (let end = text.length; end >= 2; end -= 1) {
      for (const start of starts) {
        if (start > end - 2 || end - start > LONGEST) continue;
        const named = this.#named(text.slice(start, end));
        if (named.length > 0) return named.map((hit) => ({ ...hit, start, end }));
      }
    }
    return [];
  }

  /** Known names one slip away from the end of a text. */
  findSlipped(text: string, sound: Sound | undefined): readonly HeadHit[] {
    this.#bySlip ??= this.#makeSlips();
    const hits = new Map<Head, HeadHit>();
    for (let start = Math.max(0, text.length - 12); start <= text.length - 2; start += 1) {
      const written = text.slice(start);
      for (const shortened of deletions(written)) {
        for (const head of this.#bySlip.get(shortened) ?? []) {
          const factor = slipFactor(written, head.name, sound);
          if (factor > (hits.get(head)?.factor ?? 0))
            hits.set(head, { head, factor, start, end: text.length });
        }
      }
    }
    return [...hits.values()].sort((a, b) => b.factor - a.factor);
  }

  #makeSlips(): Map<string, Head[]> {
    const slips = new Map<string, Head[]>();
    for (const heads of this.#byCore.values()) {
      for (const head of heads) {
        for (const key of deletions(head.name.full)) {
          const list = slips.get(key);
          if (list === undefined) slips.set(key, [head]);
          else if (list.at(-1) !== head) list.push(head);
        }
      }
    }
    return slips;
  }
}
