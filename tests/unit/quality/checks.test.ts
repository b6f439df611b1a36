import { describe, expect, it } from 'vitest';
import {
  arePhonesSound,
  findingsOf,
  isCitizenNumberSound,
  QUALITY_RULES,
  type QualityContext,
  type QualityRecord,
} from '#shared/domain/quality/index';

const CONTEXT: QualityContext = {
  today: '2026-11-26',
  hasCells: true,
  freshnessDays: (category) => (category === 'slow' ? 365 : 90),
};
/** A person with nothing to mend. */
const SOUND: QualityRecord = {
  kind: 'person',
  categoryId: 'c',
  phone: '13812345678',
  isPlaced: true,
  cellId: 'cell',
  addressOffM: 12,
  verifiedOn: '2026-11-01',
  createdOn: '2026-01-01',
  attrs: { skills: ['电工'], consentBasis: 'signed', consentOn: '2026-01-01' },
  fitsSchema: true,
};
const rules = (patch: Partial<QualityRecord>): string[] =>
  findingsOf({ ...SOUND, ...patch }, CONTEXT, QUALITY_RULES).map(({ rule }) => rule);
const attrs = (patch: object) => ({ attrs: { ...SOUND.attrs, ...patch } });

describe('a record', () => {
  it('with nothing to mend has no finding', () => expect(rules({})).toEqual([]));

  it.each([
    ['missingPhone', { phone: null }],
    ['badPhone', { phone: '1381234567' }],
    ['missingPlace', { isPlaced: false, cellId: null, addressOffM: null }],
    ['outsideCells', { cellId: null }],
    ['farFromAddress', { addressOffM: 801.4 }],
    ['missingCategory', { categoryId: null }],
    ['missingSkills', attrs({ skills: [] })],
    ['noConsent', attrs({ consentOn: undefined })],
    ['badIdNumber', attrs({ idNumber: '11010519491231002Y' })],
    ['needsRepair', { fitsSchema: false }],
    ['stale', { verifiedOn: '2026-08-01' }],
    ['stale', { verifiedOn: null }],
    ['expiredCertificate', attrs({ certificates: [{ name: '电工证', expiresOn: '2026-11-25' }] })],
    ['expiringCertificate', attrs({ certificates: [{ name: '电工证', expiresOn: '2026-11-26' }] })],
  ] as [string, Partial<QualityRecord>][])('%s', (rule, patch) => expect(rules(patch)).toEqual([rule]));

  it('is stale by the rule of its own category, and not before it is that old', () => {
    expect(rules({ verifiedOn: '2026-08-28' })).toEqual([]);
    expect(rules({ verifiedOn: '2026-08-27' })).toEqual(['stale']);
    expect(rules({ verifiedOn: '2026-01-01', categoryId: 'slow' })).toEqual([]);
    expect(rules({ verifiedOn: null, createdOn: '2026-11-25' })).toEqual([]);
  });

  it('whose consent was withdrawn is not asked for one', () => {
    expect(rules(attrs({ consentOn: undefined, consentWithdrawnOn: '2026-02-02' }))).toEqual([]);
  });

  it('of a building needs no phone, no skill and no verification', () => {
    const building = {
      kind: 'building',
      phone: null,
      categoryId: null,
      verifiedOn: null,
      attrs: {},
    } as const;
    expect(rules(building)).toEqual([]);
  });
});

describe('numbers', () => {
  // The example of GB 11643-1999 and one of its own neighbours.
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['440524188001010014', true],
    ['440524188001010015', false],
    ['E12345678', true],
    ['3302031990010112345', false],
  ])('citizen number %s: %s', (text, sound) => expect(isCitizenNumberSound(text)).toBe(sound));

  it.each([
    ['13812345678', true],
    ['+86 138 1234 5678', true],
    ['0574-87654321转801', true],
    ['13812345678、87654321', true],
    ['110', true],
    ['138123456789', false],
    ['1381234567', false],
    ['无', false],
  ])('phone %s: %s', (text, sound) => expect(arePhonesSound(text)).toBe(sound));
});
