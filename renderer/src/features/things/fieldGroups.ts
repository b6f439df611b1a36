import { dynamic, t } from '#renderer/ui/index';
import { customId } from '#shared/domain/fields/index';
import type { FieldGroup, FieldSpec } from '#shared/domain/kinds/index';

type GroupId = FieldGroup | 'own';
export type Group = { readonly id: GroupId; readonly label: string; readonly fields: readonly FieldSpec[] };

const groupOf = (field: FieldSpec): GroupId =>
  customId(field.key) === null ? (field.group ?? 'basic') : 'own';

/** Fields under their headings, in the order of the kind; the office's own stand before 核实与备注. */
export function groupsOf(fields: readonly FieldSpec[]): readonly Group[] {
  const found = new Map<GroupId, FieldSpec[]>([['basic', []]]);
  for (const field of fields) {
    const group = groupOf(field);
    found.set(group, [...(found.get(group) ?? []), field]);
  }
  const { own = [], check = [] } = { own: found.get('own'), check: found.get('check') };
  found.delete('own');
  found.delete('check');
  return [...found, ['own', own] as const, ['check', check] as const]
    .filter(([, inside]) => inside.length > 0)
    .map(([id, inside]) => ({
      id,
      label: id === 'own' ? t('fields.heading') : dynamic(`group.${id}`),
      fields: inside,
    }));
}
