import type { LngLat, Polygon } from '#shared/domain/geo/types';
import { judged, needOf } from '#tests/fixtures/judged/judgedCase';
import { makeOracle } from './oracle.ts';
import { helperOf, type RawThing, type Records } from './records.ts';

/** A position so many metres east of the house that everything is about. */
export const east = (metres: number): LngLat => [121.5 + metres / 96_600, 29.87];
export const at = (day: string, clock: string): number => Date.parse(`${day}T${clock}:00+08:00`);
const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, fromMin: 0, toMin: 1440 }));
/** Tuesday 2026-08-04, the day that cases are asked on. */
export const tuesday = (fromHour: number, toHour: number) => [
  { day: 2, fromMin: fromHour * 60, toMin: toHour * 60 },
];

export const person = (name: string, metres: number, attrs: object = {}): RawThing => {
  const [lng, lat] = east(metres);
  const consent = { consentBasis: 'signed', consentOn: '2026-01-05' };
  return {
    id: name,
    kind: 'person',
    name,
    lng,
    lat,
    cellId: null,
    attrs: { skills: ['电工'], weekly: always, ...consent, ...attrs },
  };
};
export const resource = (name: string, attrs: object = {}): RawThing => {
  const [lng, lat] = east(0);
  return {
    id: name,
    kind: 'unit',
    name,
    lng,
    lat,
    cellId: null,
    attrs: { capabilities: ['电工'], weekly: always, ...attrs },
  };
};
export const square = (x: number, y: number): Polygon => {
  const corner = (dx: number, dy: number): [number, number] => [
    121.5 + (x + dx) * 0.01,
    29.87 + (y + dy) * 0.01,
  ];
  return {
    type: 'Polygon',
    coordinates: [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]],
  };
};

export const HOUSE = { name: '甲苑1幢', estate: '甲苑', anchor: east(0) };
export const recordsOf = (things: readonly RawThing[], more: Partial<Records> = {}): Records => ({
  helpers: things.flatMap((thing) => helperOf(thing) ?? []),
  buildings: [HOUSE],
  cells: [],
  calls: [],
  ...more,
});
export const LAMP = judged('灯坏了，甲苑1幢', 'property-lighting', needOf('电工/物业维修'), {
  place: '甲苑1幢',
});
/** Grades by name; who has 0 is not in it. */
export function gradesIn(records: Records, one = LAMP): Record<string, number> {
  const { people, resources } = makeOracle(records).gradesOf(one);
  return Object.fromEntries([...people, ...resources].map(({ helper, grade }) => [helper.name, grade]));
}
export const gradeOf = (thing: RawThing, one = LAMP, more: Partial<Records> = {}): number =>
  gradesIn(recordsOf([thing], more), one)[thing.name] ?? 0;
/** Nearer ones, so that somebody far is not in the nearest third. */
export const crowd = [person('甲', 10), person('乙', 20), person('丙', 30)];
