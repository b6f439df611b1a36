import type { FieldType } from '../kinds/index.ts';
import { skillLevelsSchema } from '../kinds/values.ts';
import { formatCertificates, parseCertificates } from './certificates.ts';
import { formatContacts, parseContacts } from './contacts.ts';
import { formatExceptions, parseExceptions } from './exceptions.ts';
import { formatSkillLevels, parseSkillLevels } from './skills.ts';
import { contactsOf, exceptionsOf, readCertificates } from './stored.ts';
import type { WrittenText } from './types.ts';

/** Types of field whose values are more than a word, a number or a list of words, and how an office writes them. */
export type WrittenType = Extract<FieldType, 'contacts' | 'certificates' | 'exceptions' | 'skillLevels'>;

type Writing = {
  /** The value as text, read back by `parse`; '' for nothing. What no program of ours wrote reads as nothing. */
  readonly format: (value: unknown, t: WrittenText) => string;
  /** The value, or null when the text is not understood. */
  readonly parse: (text: string) => unknown;
  /** Whether there is nothing in a value. */
  readonly isEmpty: (value: unknown) => boolean;
};

const noItems = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;

/** How each of these types is written, shown, printed, exported and read: one place for all. */
export const WRITINGS: Readonly<Record<WrittenType, Writing>> = {
  contacts: {
    format: (value) => formatContacts(contactsOf(value)),
    parse: parseContacts,
    isEmpty: noItems,
  },
  certificates: {
    format: (value, t) => formatCertificates(readCertificates(value), t),
    parse: parseCertificates,
    isEmpty: noItems,
  },
  exceptions: {
    format: (value, t) => formatExceptions(exceptionsOf(value), t),
    parse: parseExceptions,
    isEmpty: noItems,
  },
  skillLevels: {
    format: (value, t) => {
      const parsed = skillLevelsSchema.safeParse(value);
      return parsed.success ? formatSkillLevels(parsed.data, t) : '';
    },
    parse: parseSkillLevels,
    isEmpty: (value) => value === null || typeof value !== 'object' || Object.keys(value).length === 0,
  },
};

export const isWritten = (type: FieldType): type is WrittenType => Object.hasOwn(WRITINGS, type);

export { formatSkills, parseSkills } from './skills.ts';
export { type KnownSkill, skillBook } from './skillTree.ts';
export { contactsOf, exceptionsOf, readCertificates } from './stored.ts';
export type { WrittenText } from './types.ts';
