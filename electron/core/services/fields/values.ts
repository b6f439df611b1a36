import { AppError } from '#shared/contract/errors';
import {
  customKey,
  type FieldBook,
  fitsOfficeField,
  isBlank,
  type OfficeField,
} from '#shared/domain/fields/index';
import type { KindId } from '#shared/domain/kinds/index';
import { maskField } from '#shared/domain/privacy';

type Values = Record<string, unknown>;
type At = { readonly kind: KindId; readonly categoryId: string | null; readonly fields: FieldBook };

/** A masked value that comes back as it went out means "as it was". */
const isStillMasked = (field: OfficeField, before: unknown, given: unknown): boolean => {
  const masked = maskField(field, before);
  return masked !== before && !isBlank(before) && JSON.stringify(masked) === JSON.stringify(given);
};

/**
 * The office fields' values after a patch; what a patch does not name stays, also values of fields that were taken
 * away. A field that must be filled cannot be emptied; that it was never filled stops no other change.
 * Errors: input.invalid with the field's label, field.required.
 */
export function mergeCustom(at: At, before: Values, given: Values | undefined): Values {
  const merged: Values = { ...before };
  for (const [id, value] of Object.entries(given ?? {})) {
    const field = at.fields.office.find((one) => one.id === id && one.kind === at.kind);
    if (!field) throw new AppError('input.invalid', { field: 'custom' });
    if (isStillMasked(field, before[id], value)) continue;
    if (!isBlank(value)) {
      if (!fitsOfficeField(field, value)) throw new AppError('input.invalid', { field: field.label });
      merged[id] = value;
      continue;
    }
    const applies = at.fields.of(at.kind, at.categoryId).some(({ key }) => key === customKey(id));
    if (field.required && applies && !isBlank(before[id]))
      throw new AppError('field.required', { label: field.label });
    delete merged[id];
  }
  return merged;
}

/** What a search may find in the office's fields: texts, numbers and the words of choices; nothing that is hidden whole. */
export function customWords(fields: FieldBook, kind: KindId, values: Values): readonly string[] {
  return fields.office
    .filter((field) => field.kind === kind && !['sensitive', 'idNumber'].includes(field.privacy))
    .flatMap((field) => wordsOf(field, values[field.id]));
}

function wordsOf(field: OfficeField, value: unknown): readonly string[] {
  if (isBlank(value)) return [];
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'number':
      return [field.privacy === 'phone' ? String(value).replace(/\D+/g, '') : String(value)];
    case 'choice':
    case 'choices':
      return [value].flat().flatMap((id) => field.choices.find((choice) => choice.id === id)?.label ?? []);
    default:
      return [];
  }
}
