import type { OfficeFieldRow } from '#shared/contract/fields';
import type { InputOf } from '#shared/contract/index';
import { HAS_CHOICES, type OfficeFieldType, PRIVACY_OF_TYPE } from '#shared/domain/fields/index';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';

/** A choice on its line; `id` once it is stored, `line` tells lines apart while they are edited. */
export type ChoiceLine = { readonly line: string; readonly id?: string; readonly label: string };

/** What the dialog edits. */
export type FieldDraft = Omit<OfficeFieldRow, 'id' | 'version' | 'choices'> & {
  readonly choices: readonly ChoiceLine[];
};

/** A stored field, or the start of a new one. */
export function draftOf(kind: KindId, field: OfficeFieldRow | null): FieldDraft {
  if (!field)
    return {
      kind,
      categoryId: null,
      label: '',
      type: 'text',
      choices: [],
      required: false,
      privacy: 'open',
      inTable: true,
    };
  const { id: _id, version: _version, choices, ...rest } = field;
  const offered = choices.filter((choice) => !choice.retired);
  return { ...rest, choices: offered.map(({ id, label }) => ({ line: id, id, label })) };
}

/** The draft with another type; a class that the type cannot be masked by falls back to the strictest that it can. */
export function withType(draft: FieldDraft, type: OfficeFieldType): FieldDraft {
  const allowed = PRIVACY_OF_TYPE[type];
  const privacy = allowed.includes(draft.privacy) ? draft.privacy : 'sensitive';
  return { ...draft, type, privacy };
}

const filled = (draft: FieldDraft): readonly ChoiceLine[] =>
  HAS_CHOICES.has(draft.type) ? draft.choices.filter(({ label }) => label.trim() !== '') : [];

/** Labels that stand on more than one line. */
export function doubles(draft: FieldDraft): ReadonlySet<string> {
  const labels = filled(draft).map(({ label }) => label.trim());
  return new Set(labels.filter((label, index) => labels.indexOf(label) !== index));
}

/** Whether it can be saved. */
export const isComplete = (draft: FieldDraft): boolean =>
  draft.label.trim() !== '' &&
  doubles(draft).size === 0 &&
  (!HAS_CHOICES.has(draft.type) || filled(draft).length > 0);

/** As the core takes it: blank lines left out. */
export function sentField(draft: FieldDraft): InputOf<'fields.save'>['field'] {
  return {
    ...draft,
    label: draft.label.trim(),
    choices: filled(draft).map(({ id, label }) => ({ label: label.trim(), ...(id ? { id } : {}) })),
  };
}

/** The field as a form would show it. */
export function previewSpec(draft: FieldDraft): FieldSpec {
  const choices = filled(draft);
  return {
    key: 'custom.preview',
    label: draft.label,
    type: draft.type,
    required: draft.required,
    privacy: draft.privacy,
    column: draft.inTable,
    headers: [],
    choices: choices.map(({ line }) => line),
    choiceLabels: Object.fromEntries(choices.map(({ line, label }) => [line, label])),
  };
}
