import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  customId,
  customKey,
  fitsOfficeField,
  makeFieldBook,
  type OfficeField,
  sortValues,
  valueIn,
} from '#shared/domain/fields/index';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { thingColumns, thingRow } from '#shared/domain/lists/index';

const field = (change: Partial<OfficeField>): OfficeField => ({
  id: 'f1',
  kind: 'place',
  categoryId: null,
  label: '产权',
  type: 'text',
  choices: [],
  required: false,
  privacy: 'open',
  inTable: true,
  ...change,
});
const keysOf = (specs: readonly { readonly key: string }[]): string[] => specs.map(({ key }) => key);

describe('the book of fields', () => {
  const parents: Record<string, string> = { school: 'education', kindergarten: 'school', loop: 'loop' };
  const book = makeFieldBook(
    [
      field({ id: 'all' }),
      field({ id: 'edu', categoryId: 'education' }),
      field({ id: 'unit', kind: 'unit' }),
    ],
    (id) => parents[id],
  );

  it('has the kind’s own fields first, then the office’s, each kind its own', () => {
    const own = keysOf(kindOf('place').fields);
    expect(keysOf(book.of('place'))).toEqual([...own, 'custom.all', 'custom.edu']);
    expect(book.field('place', 'custom.unit')).toBeUndefined();
    expect(book.field('unit', 'custom.unit')?.label).toBe('产权');
    for (const kind of KIND_IDS)
      expect(book.of(kind).length).toBeGreaterThanOrEqual(kindOf(kind).fields.length);
  });

  it('shows a record those that fit its category, which may stand under the field’s', () => {
    const custom = (category: string | null) =>
      keysOf(book.of('place', category)).filter((key) => customId(key) !== null);
    expect(custom(null)).toEqual(['custom.all']);
    for (const category of ['education', 'school', 'kindergarten'])
      expect(custom(category)).toEqual(['custom.all', 'custom.edu']);
    // A category that was made its own parent ends the walk.
    for (const category of ['clinic', 'loop']) expect(custom(category)).toEqual(['custom.all']);
  });

  it('offers the choices that are not retired, and knows the words of all', () => {
    const choices = [
      { id: 'a', label: '街道', retired: false },
      { id: 'b', label: '社区', retired: true },
    ];
    const spec = makeFieldBook([field({ type: 'choice', choices })]).field('place', 'custom.f1');
    expect(spec?.choices).toEqual(['a']);
    expect(spec?.choiceLabels).toEqual({ a: '街道', b: '社区' });
    expect(fitsOfficeField(field({ type: 'choice', choices }), 'b')).toBe(true);
    expect(fitsOfficeField(field({ type: 'choice', choices }), '街道')).toBe(false);
  });
});

describe('values', () => {
  it('are found where they were sorted to, whatever their keys', () => {
    const key = fc.oneof(
      fc.constantFrom('name', 'phone', 'note'),
      fc.constantFrom('capacity', 'weekly', 'constructor', 'toString'),
      fc.uuid().map(customKey),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { noNullPrototype: true }), (values) => {
        const { shared, attrs = {}, custom = {} } = sortValues(Object.entries(values));
        const thing = { ...shared, attrs, custom };
        for (const [one, value] of Object.entries(values)) expect(valueIn(thing, one)).toBe(value);
      }),
    );
    expect(valueIn({ attrs: {}, custom: {} }, 'constructor')).toBeUndefined();
  });
});

describe('a list', () => {
  // An id that looks like a phone: masking it would lose the choice.
  const choices = [{ id: '13812345678', label: '会议', retired: false }];
  const book = makeFieldBook([
    field({ id: 'uses', label: '可办活动', type: 'choices', choices }),
    field({ id: 'lease', label: '租赁合同', type: 'file' }),
    field({ id: 'keeper', label: '保管人', type: 'person' }),
  ]);
  const thing = {
    id: 't',
    kind: 'place' as const,
    name: '礼堂',
    categoryId: null,
    address: null,
    phone: null,
    note: null,
    level: null,
    recheckOn: null,
    cellId: null,
    attrs: {},
    custom: { uses: ['13812345678'], lease: 'file', keeper: 'person' },
    updatedAtMs: 0,
  };
  const names: Record<string, string> = { file: '王小明租房合同.pdf', person: '王小明' };
  const print = (edition: 'public' | 'internal') => {
    const text = (key: string): string => key;
    const columns = thingColumns(['place'], ['uses', 'lease', 'keeper'].map(customKey), text, book);
    const lookups = {
      text,
      categoryName: () => undefined,
      cellName: () => undefined,
      fields: book,
      nameOf: (id: string) => names[id],
    };
    return thingRow(thing, 0, columns, edition, lookups).values.slice(1, -1);
  };

  it('prints choices by their words and persons by name; a 公示版 says of a file only that there is one', () => {
    expect(print('internal')).toEqual(['会议', '王小明租房合同.pdf', '王小明']);
    expect(print('public').slice(0, 2)).toEqual(['会议', 'print.hasFile']);
  });
});
