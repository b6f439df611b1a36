import { DAY_MINUTES, dayNumber, tidySlots } from '../availability/index.ts';
import { EARTH_RADIUS_M } from '../geo/distance.ts';
import type { LngLat } from '../geo/types.ts';
import { KIND_IDS, type KindId, kindOf } from '../kinds/index.ts';
import { Blocks } from './blocks.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { compactOrder } from './compactOrder.ts';
import { ExceptionRows } from './exceptionRows.ts';
import { growFloat32, growFloat64, growInt32, growUint8 } from './growable.ts';
import { ProofRows } from './proofRows.ts';
import { type Outcome, reliabilityPoints, usualOf } from './reliability.ts';
import type { MatchDoc } from './types.ts';

const RANGES = ['cell', 'community', 'street', 'district'] as const;
const HAS_PLACE = 1;
const HAS_WEEKLY = 2;
const ON_CALL = 4;
const CLOSED_ON_HOLIDAYS = 8;
const CAPACITY = { free: 0, none: 32, waiting: 64, assess: 128 } as const;
const HAS_PROOFS = 16;
const NO_NUMBER = -1;
/** Beside the cell in a glance: there are proofs of skills; the record of past calls is better than usual. */
export const GLANCE = { proofs: 1, reliable: 2, bits: 2 } as const;

/** A position on the unit sphere: the chord between two of them gives the great-circle distance without trigonometry. */
export function onSphere([lng, lat]: LngLat): readonly [x: number, y: number, z: number] {
  const [a, b] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
}

/** The lists of an answer, as bits. */
export const LIST = { people: 1, resources: 2 } as const;
/** Where a kind is answered, by its index in KIND_IDS; 0 nowhere. */
const LIST_OF = KIND_IDS.map(
  (id) => ({ person: LIST.people, resource: LIST.resources, building: 0, risk: 0 })[kindOf(id).role],
);
/** Whether a kind (its index in KIND_IDS) is ever proposed. */
export const isProposed = (kindCode: number): boolean => LIST_OF[kindCode] !== 0;

/** What the scoring needs to know of every candidate besides its words: one row of typed arrays a document number. */
export class Candidates {
  /** By document number; also of those that were removed. */
  ids: string[] = [];
  /** Cell ids by their code in `cell`. */
  readonly cellIds: string[] = [];
  readonly #cellCodes = new Map<string, number>();
  /** Numbers by id; null until somebody asks, which a loaded index may never need. */
  #numbers: Map<string, number> | null = null;
  #kind = new Uint8Array(0);
  #flags = new Uint8Array(0);
  #lngLat = new Float64Array(0);
  #xyz = new Float64Array(0);
  #cell = new Int32Array(0);
  #proofs = new ProofRows();
  #outcomes: ReadonlyMap<string, Outcome> = new Map();
  /** Points for past calls. */
  #reliability = new Float64Array(0);
  /** Whether anybody was ever asked: before that nobody's turn is sooner than another's. */
  #anyCalls = false;
  /** x, y, z and cell again, side by side in one cache line: most candidates are passed over after a look at these. */
  #glance = new Float32Array(0);
  #range = new Uint8Array(0);
  #maxCalls = new Int32Array(0);
  #verified = new Int32Array(0);
  #calls = new Int32Array(0);
  #weekCalls: ReadonlyMap<string, number> = new Map();
  #restDays = new Int32Array(0);
  /** Day number of the latest call, -1 none lately. */
  #lastCall = new Int32Array(0);
  /** Minutes of the week as from, to pairs; a row's end is the next row's start. */
  #slots = new Int32Array(0);
  #slotEnds = new Int32Array(0);
  #exceptions = new ExceptionRows();
  /** Day number before which there is nothing to be had, -1 none. */
  #notBefore = new Int32Array(0);

  readonly #blocks = new Blocks();

  get size(): number {
    return this.ids.length;
  }
  numberOf(id: string): number | undefined {
    return this.#byId().get(id);
  }
  #byId(): Map<string, number> {
    this.#numbers ??= new Map(this.ids.map((id, n) => [id, n]));
    return this.#numbers;
  }
  /** Forgets which number an id has; the row stays until compacting. */
  forget(id: string): void {
    this.#byId().delete(id);
  }

  /** Appends a document's row; its number is the next one. */
  add(doc: MatchDoc): void {
    const n = this.#addRow(doc.id);
    this.#kind[n] = KIND_IDS.indexOf(doc.kind);
    this.#place(n, doc.anchor);
    this.#cell[n] = this.#cellCode(doc.cellId);
    this.#range[n] = doc.serviceRange === null ? 0 : RANGES.indexOf(doc.serviceRange) + 1;
    this.#maxCalls[n] = doc.maxCallsPerMonth ?? NO_NUMBER;
    this.#verified[n] = (doc.verifiedOn === null ? null : dayNumber(doc.verifiedOn)) ?? NO_NUMBER;
    this.#calls[n] = 0;
    this.#lastCall[n] = NO_NUMBER;
    this.#restDays[n] = doc.minRestDays ?? 0;
    this.#notBefore[n] = (doc.notBefore === null ? null : dayNumber(doc.notBefore)) ?? NO_NUMBER;
    this.#setFlag(n, doc.onCall ? ON_CALL : 0);
    this.#setFlag(n, doc.closedOnHolidays ? CLOSED_ON_HOLIDAYS : 0);
    this.#setFlag(n, doc.capacity === null ? 0 : CAPACITY[doc.capacity]);
    this.#exceptions.add(n, doc.exceptions ?? []);
    this.#setFlag(n, this.#proofs.add(n, doc) ? HAS_PROOFS : 0);
    this.#reliability[n] = 0;
    let end = n === 0 ? 0 : (this.#slotEnds[n - 1] as number);
    if (doc.weekly !== null && doc.weekly.length > 0) {
      this.#flags[n] = (this.#flags[n] as number) | HAS_WEEKLY;
      for (const slot of tidySlots(doc.weekly)) {
        this.#slots = growInt32(this.#slots, end + 2);
        this.#slots[end] = (slot.day - 1) * DAY_MINUTES + slot.fromMin;
        this.#slots[end + 1] = (slot.day - 1) * DAY_MINUTES + slot.toMin;
        end += 2;
      }
    }
    this.#slotEnds[n] = end;
    this.#takeGlance(n);
  }

  #setFlag(n: number, flag: number): void {
    this.#flags[n] = (this.#flags[n] as number) | flag;
  }

  #addRow(id: string): number {
    const byId = this.#byId();
    const n = this.ids.push(id) - 1;
    byId.set(id, n);
    this.#makeRoom(n);
    return n;
  }

  /** Does now what the first update would have to do. */
  prepare(): void {
    this.#byId();
    this.#makeRoom(this.size);
    void this.blocks;
  }

  #makeRoom(n: number): void {
    this.#kind = growUint8(this.#kind, n + 1);
    this.#flags = growUint8(this.#flags, n + 1);
    this.#lngLat = growFloat64(this.#lngLat, 2 * n + 2);
    this.#xyz = growFloat64(this.#xyz, 3 * n + 3);
    this.#cell = growInt32(this.#cell, n + 1);
    this.#glance = growFloat32(this.#glance, 4 * n + 4);
    this.#range = growUint8(this.#range, n + 1);
    this.#maxCalls = growInt32(this.#maxCalls, n + 1);
    this.#verified = growInt32(this.#verified, n + 1);
    this.#calls = growInt32(this.#calls, n + 1);
    this.#restDays = growInt32(this.#restDays, n + 1);
    this.#lastCall = growInt32(this.#lastCall, n + 1);
    this.#slotEnds = growInt32(this.#slotEnds, n + 1);
    this.#notBefore = growInt32(this.#notBefore, n + 1);
    this.#reliability = growFloat64(this.#reliability, n + 1);
  }

  #place(n: number, anchor: LngLat | null): void {
    if (anchor === null) return;
    this.#flags[n] = (this.#flags[n] as number) | HAS_PLACE;
    this.#lngLat.set(anchor, 2 * n);
    this.#xyz.set(onSphere(anchor), 3 * n);
  }

  #cellCode(cellId: string | null): number {
    if (cellId === null) return NO_NUMBER;
    let code = this.#cellCodes.get(cellId);
    if (code === undefined) {
      code = this.cellIds.length;
      this.cellIds.push(cellId);
      this.#cellCodes.set(cellId, code);
    }
    return code;
  }

  kindOf(n: number): KindId {
    return KIND_IDS[this.#kind[n] as number] as KindId;
  }
  /** A kind's index in KIND_IDS. */
  kindCode(n: number): number {
    return this.#kind[n] as number;
  }
  /** The list that a candidate could be in, of LIST. */
  listOf(n: number): number {
    return LIST_OF[this.#kind[n] as number] as number;
  }
  anchorOf(n: number): LngLat | null {
    if (((this.#flags[n] as number) & HAS_PLACE) === 0) return null;
    return [this.#lngLat[2 * n] as number, this.#lngLat[2 * n + 1] as number];
  }
  /** Great-circle distance in metres to a point given by `onSphere`; NaN without a place. */
  distanceM(n: number, [x, y, z]: readonly [number, number, number]): number {
    if (((this.#flags[n] as number) & HAS_PLACE) === 0) return Number.NaN;
    const dx = (this.#xyz[3 * n] as number) - x;
    const dy = (this.#xyz[3 * n + 1] as number) - y;
    const dz = (this.#xyz[3 * n + 2] as number) - z;
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
  }

  #takeGlance(n: number): void {
    const placed = ((this.#flags[n] as number) & HAS_PLACE) !== 0;
    for (let axis = 0; axis < 3; axis += 1)
      this.#glance[4 * n + axis] = placed ? (this.#xyz[3 * n + axis] as number) : Number.NaN;
    const marks =
      (this.hasProofs(n) ? GLANCE.proofs : 0) + ((this.#reliability[n] as number) > 0 ? GLANCE.reliable : 0);
    // Whole numbers up to 2 to the 24th are exact in 32 bits; there are never as many cells.
    this.#glance[4 * n + 3] = (((this.#cell[n] as number) + 1) << GLANCE.bits) | marks;
  }
  /**
   * Four numbers a candidate: x, y, z on the unit sphere (NaN without a place) in 32 bits; the cell's code plus 1, shifted
   * by `GLANCE.bits`, with the marks of GLANCE.
   */
  get glance(): Float32Array {
    return this.#glance;
  }
  /** Where they are, 64 at a time. */
  get blocks(): Blocks {
    this.#blocks.take(this);
    return this.#blocks;
  }

  /** Index in `cellIds`, -1 outside all cells. */
  cellOf(n: number): number {
    return this.#cell[n] as number;
  }
  /** A cell's index in `cellIds`, -1 when no candidate is in it. */
  codeOfCell(cellId: string): number {
    return this.#cellCodes.get(cellId) ?? NO_NUMBER;
  }
  setCell(n: number, cellId: string | null): void {
    this.#cell[n] = this.#cellCode(cellId);
    this.#blocks.moved(n, this.cellOf(n));
    this.#takeGlance(n);
  }
  /** How far somebody serves. */
  rangeOf(n: number): (typeof RANGES)[number] | null {
    return RANGES[(this.#range[n] as number) - 1] ?? null;
  }
  servesOwnCellOnly(n: number): boolean {
    return this.#range[n] === 1;
  }
  /** Calls that it takes a month, -1 not known. */
  maxCallsOf(n: number): number {
    return this.#maxCalls[n] as number;
  }
  /** Day number of the last verification, -1 never. */
  verifiedDayOf(n: number): number {
    return this.#verified[n] as number;
  }
  callsOf(n: number): number {
    return this.#calls[n] as number;
  }
  /** Those of its recent calls that were made this week. */
  weekCallsOf(n: number): number {
    return this.#weekCalls.get(this.ids[n] as string) ?? 0;
  }
  /** Day number of the latest call that is known, -1 none. */
  lastCallOf(n: number): number {
    return this.#lastCall[n] as number;
  }
  /** Whether anybody was ever asked. */
  get anyCalls(): boolean {
    return this.#anyCalls;
  }
  /** Whether anything is known of levels or certificates. */
  hasProofs(n: number): boolean {
    return ((this.#flags[n] as number) & HAS_PROOFS) !== 0;
  }
  /** Whether anything is known of anybody's levels or certificates. */
  get anyProofs(): boolean {
    return this.#proofs.hasTexts;
  }
  get anyOutcomes(): boolean {
    return this.#outcomes.size > 0;
  }
  get proofs(): ProofRows {
    return this.#proofs;
  }
  /** How its past calls ended; undefined when it never was asked. */
  outcomeOf(n: number): Outcome | undefined {
    return this.#outcomes.get(this.ids[n] as string);
  }
  /** Points for its past calls, see `reliabilityPoints`. */
  reliabilityOf(n: number): number {
    return this.#reliability[n] as number;
  }
  /** How past calls ended, by id; who is not named was never asked. */
  setOutcomes(outcomes: ReadonlyMap<string, Outcome>): void {
    const touched = [...this.#outcomes.keys(), ...outcomes.keys()].flatMap(
      (id) => this.#byId().get(id) ?? [],
    );
    for (const n of touched) this.#reliability[n] = 0;
    const usual = usualOf(outcomes.values());
    for (const [id, outcome] of outcomes) {
      const n = this.#byId().get(id);
      if (n !== undefined) this.#reliability[n] = reliabilityPoints(outcome, usual);
    }
    this.#outcomes = outcomes;
    for (const n of touched) this.#takeGlance(n);
  }
  /** Days that must pass after a call before the next; 0: none. */
  restDaysOf(n: number): number {
    return this.#restDays[n] as number;
  }
  /** Whether a day is too soon after the latest call. */
  isResting(n: number, day: number): boolean {
    const last = this.#lastCall[n] as number;
    return last >= 0 && day - last < (this.#restDays[n] as number);
  }
  /** Recent calls by id, the day number of the latest one, and the calls of this week. */
  setCalls(
    counts: ReadonlyMap<string, number>,
    lastDays: ReadonlyMap<string, number>,
    week: ReadonlyMap<string, number>,
  ): void {
    this.#weekCalls = week;
    this.#calls.fill(0);
    this.#anyCalls = lastDays.size > 0;
    this.#lastCall.fill(NO_NUMBER);
    for (const [id, day] of lastDays) {
      const n = this.#byId().get(id);
      if (n !== undefined) this.#lastCall[n] = day;
    }
    for (const [id, count] of counts) {
      const n = this.#byId().get(id);
      if (n !== undefined) this.#calls[n] = count;
    }
  }
  /** Day number before which there is nothing to be had, -1 when there is no such day. */
  notBeforeOf(n: number): number {
    return this.#notBefore[n] as number;
  }
  isClosedOnHolidays(n: number): boolean {
    return ((this.#flags[n] as number) & CLOSED_ON_HOLIDAYS) !== 0;
  }
  capacityOf(n: number): 'none' | 'waiting' | 'assess' | null {
    const flags = this.#flags[n] as number;
    if ((flags & CAPACITY.none) !== 0) return 'none';
    if ((flags & CAPACITY.waiting) !== 0) return 'waiting';
    return (flags & CAPACITY.assess) !== 0 ? 'assess' : null;
  }
  /** What the last exception that covers a moment says: there or not; null when none does. */
  exceptionAt(n: number, day: number, minute: number): boolean | null {
    return this.#exceptions.at(n, day, minute);
  }
  isOnCall(n: number): boolean {
    return ((this.#flags[n] as number) & ON_CALL) !== 0;
  }
  /** Whether the weekly pattern holds a minute of the week (0 = Monday 00:00); null when there is no pattern. */
  isOpen(n: number, minuteOfWeek: number): boolean | null {
    if (((this.#flags[n] as number) & HAS_WEEKLY) === 0) return null;
    const end = this.#slotEnds[n] as number;
    for (let i = n === 0 ? 0 : (this.#slotEnds[n - 1] as number); i < end; i += 2) {
      if ((this.#slots[i] as number) <= minuteOfWeek && minuteOfWeek < (this.#slots[i + 1] as number))
        return true;
    }
    return false;
  }

  /** Some numbers in the order in which they are best numbered anew, see `compactOrder`. */
  orderOf(numbers: Uint32Array): Uint32Array {
    return compactOrder(numbers, {
      lngLat: this.#lngLat,
      hasPlace: (n) => ((this.#flags[n] as number) & HAS_PLACE) !== 0,
      listOf: (n) => LIST_OF[this.#kind[n] as number] as number,
    });
  }
  /** Some rows, given by their numbers, in their new order. */
  compacted(order: Uint32Array): Candidates {
    const made = new Candidates();
    made.#anyCalls = this.#anyCalls;
    made.#weekCalls = this.#weekCalls;
    made.#outcomes = this.#outcomes;
    for (let i = 0; i < order.length; i += 1) made.#copyRow(this, order[i] as number);
    return made;
  }

  #copyRow(from: Candidates, old: number): void {
    const n = this.#addRow(from.ids[old] as string);
    this.#kind[n] = from.#kind[old] as number;
    this.#flags[n] = from.#flags[old] as number;
    this.#lngLat.set(from.#lngLat.subarray(2 * old, 2 * old + 2), 2 * n);
    this.#xyz.set(from.#xyz.subarray(3 * old, 3 * old + 3), 3 * n);
    const cell = from.#cell[old] as number;
    this.#cell[n] = this.#cellCode(cell < 0 ? null : (from.cellIds[cell] ?? null));
    this.#range[n] = from.#range[old] as number;
    this.#maxCalls[n] = from.#maxCalls[old] as number;
    this.#verified[n] = from.#verified[old] as number;
    this.#calls[n] = from.#calls[old] as number;
    this.#restDays[n] = from.#restDays[old] as number;
    this.#lastCall[n] = from.#lastCall[old] as number;
    const start = n === 0 ? 0 : (this.#slotEnds[n - 1] as number);
    const slots = from.#slots.subarray(old === 0 ? 0 : from.#slotEnds[old - 1], from.#slotEnds[old]);
    this.#slots = growInt32(this.#slots, start + slots.length);
    this.#slots.set(slots, start);
    this.#slotEnds[n] = start + slots.length;
    this.#notBefore[n] = from.#notBefore[old] as number;
    this.#exceptions.copyRow(from.#exceptions, old, n);
    this.#proofs.copyRow(from.#proofs, old, n);
    this.#reliability[n] = from.#reliability[old] as number;
    this.#takeGlance(n);
  }

  write(writer: ByteWriter): void {
    const size = this.size;
    writer.texts('ids', this.ids);
    writer.texts('cellIds', this.cellIds);
    writer.array('kind', this.#kind.subarray(0, size));
    writer.array('flags', this.#flags.subarray(0, size));
    writer.array('lngLat', this.#lngLat.subarray(0, 2 * size));
    writer.array('xyz', this.#xyz.subarray(0, 3 * size));
    writer.array('cell', this.#cell.subarray(0, size));
    writer.array('range', this.#range.subarray(0, size));
    writer.array('maxCalls', this.#maxCalls.subarray(0, size));
    writer.array('verified', this.#verified.subarray(0, size));
    writer.array('slotEnds', this.#slotEnds.subarray(0, size));
    writer.array('slots', this.#slots.subarray(0, size === 0 ? 0 : this.#slotEnds[size - 1]));
    writer.array('restDays', this.#restDays.subarray(0, size));
    writer.array('notBefore', this.#notBefore.subarray(0, size));
    this.#exceptions.write(writer, size);
    this.#proofs.write(writer, size);
  }

  /** Reads what `write` wrote; calls are not kept, they belong to the present. */
  static read(reader: ByteReader): Candidates {
    const made = new Candidates();
    made.ids = reader.texts('ids');
    for (const id of reader.texts('cellIds')) made.#cellCode(id);
    made.#kind = reader.array('kind', Uint8Array);
    made.#flags = reader.array('flags', Uint8Array);
    made.#lngLat = reader.array('lngLat', Float64Array);
    made.#xyz = reader.array('xyz', Float64Array);
    made.#cell = reader.array('cell', Int32Array);
    made.#range = reader.array('range', Uint8Array);
    made.#maxCalls = reader.array('maxCalls', Int32Array);
    made.#verified = reader.array('verified', Int32Array);
    made.#slotEnds = reader.array('slotEnds', Int32Array);
    made.#slots = reader.array('slots', Int32Array);
    made.#restDays = reader.array('restDays', Int32Array);
    made.#notBefore = reader.array('notBefore', Int32Array);
    made.#exceptions = ExceptionRows.read(reader);
    made.#proofs = ProofRows.read(reader);
    made.#reliability = new Float64Array(made.size);
    made.#calls = new Int32Array(made.size);
    made.#lastCall = new Int32Array(made.size).fill(NO_NUMBER);
    made.#glance = new Float32Array(4 * made.size);
    for (let n = 0; n < made.size; n += 1) made.#takeGlance(n);
    return made;
  }
}
