export { type FieldBook, makeFieldBook, NO_OFFICE_FIELDS, type ParentOf } from './book.ts';
export {
  customId,
  customKey,
  HAS_CHOICES,
  OFFICE_FIELD_TYPES,
  type OfficeChoice,
  type OfficeField,
  type OfficeFieldType,
  PRIVACY_OF_TYPE,
} from './officeField.ts';
export {
  choiceLabel,
  fitsOfficeField,
  isBlank,
  LONGEST_LONG_TEXT,
  LONGEST_TEXT,
  sortValues,
  valueIn,
} from './value.ts';
