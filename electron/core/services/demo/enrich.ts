import { daysBefore } from './details.ts';
import type { DemoThing } from './types.ts';

type Attrs = Record<string, unknown>;

const LEVELS = ['expert', 'skilled', 'basic'] as const;
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Levels, certificates with their last day (some over, some soon), and what differs from the ordinary week. */
function personAttrs(attrs: Attrs, n: number, nowMs: number): Attrs {
  const [first] = textsOf(attrs.skills);
  const member = attrs.partyMember === true;
  return {
    ...(first && n % 4 !== 3 ? { skillLevels: { [first]: LEVELS[n % 3] } } : {}),
    certificates: textsOf(attrs.certificates).map((name, at) => ({
      name,
      number: `示例${String(n).padStart(3, '0')}${at}`,
      expiresOn: daysBefore(nowMs, 60 - ((n * 53) % 900)),
    })),
    ...(n % 11 === 5
      ? { exceptions: [{ from: daysBefore(nowMs, -3), to: daysBefore(nowMs, -9), off: true }] }
      : {}),
    ...(n % 6 === 1 ? { affiliations: member ? ['reportedIn', 'volunteer'] : ['volunteer'] } : {}),
    // Some Party members have no post yet: the list of 未设岗党员 is not empty.
    ...(n > 0 && member && n % 9 === 4 ? { post: undefined } : {}),
  };
}

/** Who else to ask, whether there is room, and holidays. */
function resourceAttrs(thing: DemoThing, n: number): Attrs {
  const isOffice = thing.kind === 'place' || thing.kind === 'unit';
  return {
    ...(isOffice && n % 3 === 0
      ? { contacts: [{ name: '值班室', phone: `0574-0000${String(9000 + n)}`, role: '夜间值班' }] }
      : {}),
    ...(n % 12 === 7 ? { capacityState: 'waiting' } : n % 12 === 10 ? { capacityState: 'assess' } : {}),
    ...(thing.kind === 'serviceProject' ? { costKind: 'free' } : {}),
    ...(thing.attrs.unitType === 'government' ? { closedOnHolidays: true } : {}),
  };
}

/** Adds by turns, without drawing any number, so that everything else of a seed stays as it was. */
export function enrich(thing: DemoThing, n: number, nowMs: number): DemoThing {
  const more = thing.kind === 'person' ? personAttrs(thing.attrs, n, nowMs) : resourceAttrs(thing, n);
  const attrs = Object.entries({ ...thing.attrs, ...more }).filter(([, value]) => value !== undefined);
  return { ...thing, attrs: Object.fromEntries(attrs) };
}
