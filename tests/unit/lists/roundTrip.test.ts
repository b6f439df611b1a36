import { describe, expect, it } from 'vitest';
import { parseCell } from '#shared/domain/imports/values';
import { fieldOf, type KindId, kindOf } from '#shared/domain/kinds/index';
import { thingColumnKeys, thingColumns, thingRow } from '#shared/domain/lists/index';
import { dynamicText } from '#shared/i18n/index';
import { lookups, nowMs, person, text } from './fixtures.ts';

const WEEKLY = [1, 2, 3, 4, 5].map((day) => ({ day, fromMin: 540, toMin: 1020 }));
const EXCEPTIONS = [
  { from: '2026-10-01', to: '2026-10-07', off: true },
  { from: '2026-10-08', to: '2026-10-08', off: false, fromMin: 540, toMin: 720 },
];
const RESOURCE = {
  contactName: '王五',
  contacts: [{ name: '李四', phone: '0574-87654321', role: '值班' }, { name: '赵六' }],
  capabilities: ['会议室', '助餐'],
  audience: '60周岁以上老人',
  bring: '身份证、医保卡',
  capacityState: 'waiting',
  costKind: 'paid',
  cost: '每人10元',
  weekly: WEEKLY,
  exceptions: EXCEPTIONS,
  closedOnHolidays: true,
  serviceRange: 'street',
  verifiedOn: '2026-08-01',
  verifiedBy: '张三',
};
const FULL: Partial<Record<KindId, Record<string, unknown>>> = {
  person: {
    gender: 'female',
    partyMember: true,
    branch: '第一支部',
    affiliations: ['congressDelegate', 'volunteer'],
    post: 'emergency',
    skills: ['电工', '电工（高压）', '水管维修'],
    skillLevels: { 电工: 'expert', 水管维修: 'basic' },
    certificates: [
      { name: '电工证', number: 'T123456', issuedOn: '2020-05-01', expiresOn: '2027-05-01' },
      { name: '健康证' },
    ],
    employer: '退休',
    weekly: WEEKLY,
    exceptions: EXCEPTIONS,
    notBefore: '2026-09-01',
    closedOnHolidays: false,
    onCall: true,
    maxCallsPerMonth: 4,
    minRestDays: 7,
    serviceRange: 'cell',
    consentBasis: 'verbal',
    consentOn: '2026-01-05',
    verifiedOn: '2026-08-01',
    verifiedBy: '张三',
  },
  place: { ...RESOURCE, capacity: 60 },
  unit: { ...RESOURCE, unitType: 'coBuild' },
  team: { ...RESOURCE, memberCount: 12 },
  equipment: { ...RESOURCE, quantity: 2, quantityUnit: '台' },
  serviceProject: RESOURCE,
};

const words = {
  choiceWords: (key: string, choice: string) => [dynamicText(`choice.${key}.${choice}`) ?? choice],
  findCategory: () => undefined,
};

describe.each(Object.keys(FULL) as KindId[])('%s', (kind) => {
  const attrs = FULL[kind] ?? {};
  it('is a valid record with every attribute that can be imported', () => {
    expect(kindOf(kind).attrs.safeParse(attrs).success).toBe(true);
    const untold = kindOf(kind).fields.filter(
      ({ key }) => key in kindOf(kind).attrs.shape && !(key in attrs),
    );
    expect(untold.map(({ key }) => key)).toEqual(kind === 'person' ? ['idNumber', 'consentWithdrawnOn'] : []);
  });

  it('what an internal list prints is imported to the same', () => {
    const columns = thingColumns([kind], thingColumnKeys([kind]), text);
    const row = thingRow(person({ kind, attrs }), 0, columns, 'internal', lookups);
    for (const [index, { key }] of columns.entries()) {
      const field = fieldOf(kind, key);
      if (!field || !(key in attrs)) continue;
      const cell = parseCell(field, String(row.values[index]), words);
      expect(cell, key).toMatchObject({ ok: true, value: attrs[key] });
    }
  });

  it('a public list shows no number and no name in full', () => {
    const columns = thingColumns([kind], thingColumnKeys([kind]), text);
    const row = thingRow(person({ kind, attrs, updatedAtMs: nowMs }), 0, columns, 'public', lookups);
    const shown = JSON.stringify(row.values);
    for (const secret of ['李四', '0574-87654321', 'T123456', '人大代表', '第一支部'])
      expect(shown).not.toContain(secret);
  });
});
