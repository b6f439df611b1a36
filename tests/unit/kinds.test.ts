import { describe, expect, it } from 'vitest';
import { KIND_IDS, kindOf, RESOURCE_KINDS, SHARED_FIELDS } from '#shared/domain/kinds/index';
import en from '#shared/i18n/en.json' with { type: 'json' };
import { dynamicText } from '#shared/i18n/index';
import zhCN from '#shared/i18n/zh-CN.json' with { type: 'json' };

describe('kinds', () => {
  it.each(KIND_IDS)('%s: the sample is valid and every field is labelled and stored', (id) => {
    const kind = kindOf(id);
    expect(kind.attrs.safeParse(kind.sample.attrs).success).toBe(true);
    expect(dynamicText(`kind.${id}`)).toBeTruthy();
    for (const field of kind.fields) {
      const stored =
        (SHARED_FIELDS as readonly string[]).includes(field.key) || field.key in kind.attrs.shape;
      expect(stored, field.key).toBe(true);
      expect(dynamicText(`field.${field.key}`), field.key).toBeTruthy();
      for (const choice of field.choices ?? [])
        expect(dynamicText(`choice.${field.key}.${choice}`), choice).toBeTruthy();
    }
  });

  it('resources are the first five kinds', () => {
    expect(RESOURCE_KINDS).toEqual(['place', 'unit', 'team', 'equipment', 'serviceProject']);
  });
});

describe('language files', () => {
  const keys = (node: object, prefix = ''): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' ? [prefix + key] : keys(value as object, `${prefix}${key}.`),
    );
  it('have the same keys', () => {
    expect(keys(en).sort()).toEqual(keys(zhCN).sort());
  });
});
