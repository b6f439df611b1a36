import { building } from './building.ts';
import type { FieldSpec, KindDefinition } from './define.ts';
import { equipment } from './equipment.ts';
import { person } from './person.ts';
import { place } from './place.ts';
import { risk } from './risk.ts';
import { serviceProject } from './serviceProject.ts';
import { team } from './team.ts';
import { unit } from './unit.ts';

/** All kinds by id, in the order of menus and legends. */
export const KINDS = { place, unit, team, equipment, serviceProject, person, building, risk } as const;

export type KindId = keyof typeof KINDS;

/** All kind ids in menu order; a kind's index here is its code in packed arrays. */
export const KIND_IDS = Object.keys(KINDS) as KindId[];

/** A kind's definition with its schema's type widened, for code that treats all kinds alike. */
export function kindOf(id: KindId): KindDefinition<KindId> {
  return KINDS[id];
}

/** Ids of the kinds with a role. */
export function kindsWithRole(...roles: readonly KindDefinition['role'][]): readonly KindId[] {
  return KIND_IDS.filter((id) => roles.includes(kindOf(id).role));
}

/** What a problem can be solved with besides people (DESIGN.md §10: the first five kinds). */
export const RESOURCE_KINDS = kindsWithRole('resource');

/** The spec of one field of a kind, or undefined. */
export function fieldOf(kind: KindId, key: string): FieldSpec | undefined {
  return kindOf(kind).fields.find((field) => field.key === key);
}

export type {
  FieldGroup,
  FieldSpec,
  FieldType,
  KindDefinition,
  PrivacyClass,
  SharedField,
  SymbolShape,
} from './define.ts';
export { SHARED_FIELDS } from './define.ts';
export {
  type CategorySymbol,
  inkOn,
  lookOf,
  SYMBOL_SHAPES,
  type SymbolLook,
  type SymbolSource,
} from './look.ts';
