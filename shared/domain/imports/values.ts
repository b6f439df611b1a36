import { parseWeekly } from '../availability/index.ts';
import { choiceLabel } from '../fields/index.ts';
import type { FieldSpec } from '../kinds/define.ts';
import { isWritten, parseSkills, WRITINGS, type WrittenType } from '../written/index.ts';
import { parseDate } from './dates.ts';
import { isIdNumber } from './looks.ts';
import { parseBoolean, parseLevel, parseNumber, plainDigits } from './numbers.ts';
import { cleanCell, halfWidth, splitTags } from './text.ts';

/** A cell's problem: i18n key `import.error.<code>`, which says what would be right. */
export type CellError = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** `value` undefined: the cell is empty, or (a category) names nothing that is known. */
export type CellValue =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly unknownCategory?: boolean;
      /** What the cell says of other fields (a level and a certificate behind a skill). */
      readonly also?: Readonly<Record<string, unknown>>;
    }
  | ({ readonly ok: false } & CellError);

/** What only the caller knows: words of choices in all languages, and the map's categories. */
export type ValueWords = {
  readonly choiceWords: (fieldKey: string, choice: string) => readonly string[];
  readonly findCategory: (text: string) => string | undefined;
  /** Ids of the registered persons of a name; left out where fields of persons cannot stand. */
  readonly findPeople?: (name: string) => readonly string[];
};

const right = (value: unknown): CellValue => ({ ok: true, value });
const wrong = (code: string, params: CellError['params'] = {}): CellValue => ({ ok: false, code, params });

/** Spreadsheet errors that a formula left behind. */
const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;

/** Signs that offices write for "nothing". */
const NOTHING = /^([-—–_/\\]+|无|暂无|空|null|none|n\/a)$/i;
/** Types in which 无 means nothing; in a text or a yes–no field it may be the answer. */
const NOTHING_TYPES: ReadonlySet<FieldSpec['type']> = new Set([
  'date',
  'phone',
  'tags',
  'number',
  'level',
  'weekly',
  'category',
  'choice',
  'choices',
  'person',
  'skills',
  'skillLevels',
  'certificates',
  'contacts',
  'exceptions',
]);

function parsePhone(text: string): CellValue {
  const clean = plainDigits(text).replace(/^(\+?86)(?=1[3-9]\d{9}$)/, '');
  const digits = clean.replace(/\D/g, '');
  if (digits.length < 3) return wrong('notPhone');
  const looksMobile = /^1[3-9]\d+$/.test(clean) && clean.length >= 9 && clean.length <= 13;
  if (looksMobile && clean.length !== 11) return wrong('phoneDigits', { digits: clean.length });
  // Several numbers stay as written, only without the blanks inside each.
  return right(clean.replace(/[,;；，]/g, '、'));
}

function parseIdNumber(text: string): CellValue {
  const clean = plainDigits(text).toUpperCase();
  // A spreadsheet keeps fifteen digits of a number: the last three are gone for good.
  if (/^\d\.\d+E\+\d+$/.test(clean) || /^\d{15}000$/.test(clean)) return wrong('idDigitsLost');
  if (clean.length > 18 || (/^\d{16,}/.test(clean) && !isIdNumber(clean))) return wrong('notIdNumber');
  return right(clean);
}

function parseChoice(field: FieldSpec, text: string, words: ValueWords): CellValue {
  const choices = field.choices ?? [];
  const given = halfWidth(text).toLowerCase();
  const wordsOf = (choice: string): string[] =>
    field.choiceLabels
      ? [halfWidth(choiceLabel(field, choice, () => undefined)).toLowerCase()]
      : [choice, ...words.choiceWords(field.key, choice)].map((w) => w.toLowerCase());
  const exact = choices.find((choice) => wordsOf(choice).includes(given));
  if (exact) return right(exact);
  // 男性, 特长岗位: the label and a little more, if it fits one choice only.
  const near = choices.filter((choice) =>
    wordsOf(choice).some((word) => word !== '' && given.includes(word)),
  );
  if (near.length === 1) return right(near[0]);
  return wrong('notChoice', {
    allowed: choices.map((c) => choiceLabel(field, c, () => words.choiceWords(field.key, c)[0])).join('、'),
  });
}

/** Several choices in one cell; a label that has a separator inside is tried whole first. */
function parseChoices(field: FieldSpec, text: string, words: ValueWords): CellValue {
  const whole = parseChoice(field, text, words);
  if (whole.ok && !/[、，,;；\n]/.test(text)) return right([whole.value]);
  const found: unknown[] = [];
  for (const part of splitTags(text)) {
    const cell = parseChoice(field, part, words);
    if (!cell.ok) return cell;
    if (!found.includes(cell.value)) found.push(cell.value);
  }
  return right(found);
}

function parsePerson(text: string, words: ValueWords): CellValue {
  const ids = words.findPeople?.(text) ?? [];
  if (ids.length === 1) return right(ids[0]);
  return ids.length === 0 ? wrong('notPerson') : wrong('manyPeople', { count: ids.length });
}

/** 电工（高级，证书：电工证 123456，2027-05-01到期）、水管维修 */
function parseSkillsCell(text: string): CellValue {
  // `电工 水工`: blanks part words where nothing else does and no word is a level.
  const { skills, skillLevels, certificates } = parseSkills(text);
  const leveled = Object.keys(skillLevels).length > 0;
  return {
    ok: true,
    value: skills.length === 1 && !leveled && certificates.length === 0 ? splitTags(text) : skills,
    also: { ...(leveled && { skillLevels }), ...(certificates.length > 0 && { certificates }) },
  };
}

/** What to say of a text of each of these types that is not understood. */
const NOT_READ: Readonly<Record<WrittenType, string>> = {
  contacts: 'notContacts',
  certificates: 'notCertificates',
  exceptions: 'notExceptions',
  skillLevels: 'notSkillLevels',
};

function parseNumberCell(text: string): CellValue {
  const value = parseNumber(text);
  return value === undefined ? wrong('notNumber') : right(value);
}

const orWrong = (value: unknown, code: string): CellValue =>
  value === undefined || value === null ? wrong(code) : right(value);

/** Reads one cell for one field. An empty cell has the value undefined; nothing is guessed beyond what is written. */
export function parseCell(field: FieldSpec, raw: string, words: ValueWords): CellValue {
  const text = cleanCell(raw);
  if (text === '' || (NOTHING_TYPES.has(field.type) && NOTHING.test(text))) return right(undefined);
  if (FORMULA_ERROR.test(text)) return wrong('formulaError');
  if (field.key === 'idNumber') return parseIdNumber(text);
  if (isWritten(field.type)) return orWrong(WRITINGS[field.type].parse(text), NOT_READ[field.type]);
  switch (field.type) {
    case 'text':
      return right(text.replace(/\s*\n\s*/g, ' '));
    case 'longText':
      return right(text);
    case 'number':
      return parseNumberCell(text);
    case 'date':
      return orWrong(parseDate(text), 'notDate');
    case 'choice':
      return parseChoice(field, text, words);
    case 'choices':
      return parseChoices(field, text, words);
    case 'person':
      return parsePerson(text, words);
    case 'file':
      return right(undefined);
    case 'tags':
      return right(splitTags(text));
    case 'skills':
      return parseSkillsCell(text);
    case 'phone':
      return parsePhone(text);
    case 'boolean':
      return orWrong(parseBoolean(text), 'notBoolean');
    case 'level':
      return orWrong(parseLevel(text), 'notLevel');
    case 'weekly':
      return orWrong(parseWeekly(text), 'notWeekly');
    case 'category': {
      const id = words.findCategory(text);
      return id === undefined ? { ok: true, value: undefined, unknownCategory: true } : right(id);
    }
  }
}
