import type { Thing } from '#shared/contract/things';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';

/** What the input of every field gets. */
export type FieldProps = {
  readonly id: string;
  readonly kind: KindId;
  readonly field: FieldSpec;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The stored record: what its fields point to, and whose files may be chosen. */
  readonly thing?: Thing | null;
  /** The form's other values, for fields that are typed together (skills and their levels). Absent outside a form. */
  readonly others?: {
    readonly value: (key: string) => unknown;
    readonly set: (key: string, value: unknown) => void;
  };
};
