import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressBook, type AddressBuilding, buildingPart, foldAddress } from '#shared/domain/address/index';
import { makeCases, makeTown } from '#tests/helpers/addressCases';
import { register, sound } from './fixture.ts';

const town = makeTown(5, 300);
const book = new AddressBook({ sound });
for (const building of town.buildings) book.upsert(building);
const cases = makeCases(town, 6, 400);
const anyCase = fc.constantFrom(...cases);
const idOf = (text: string) => book.resolve(text).best?.thingId ?? null;

const full = (text: string): string =>
  text.replace(/[0-9#]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const NOISE: readonly ((text: string) => string)[] = [
  full,
  (text) => `  ${text}\t`,
  (text) => text.replace(/(?<=\d)(?=[幢栋号弄])/g, ' '),
  (text) => text.replace(/(?<=[幢栋号弄])(?=\d)/g, ' '),
  (text) => text.replaceAll('-', '—'),
  (text) => text.replaceAll('（', '[').replaceAll('）', ']'),
  (text) => text.replaceAll('，', ', '),
];

describe('resolving', () => {
  it('formatting noise changes nothing', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.constantFrom(...NOISE), { maxLength: 4 }), ({ text }, noises) => {
        const noisy = noises.reduce((before, noise) => noise(before), text);
        expect(book.resolve(noisy).best).toEqual(
          book.resolve(text).best &&
            expect.objectContaining({
              thingId: book.resolve(text).best?.thingId,
              confidence: book.resolve(text).best?.confidence,
            }),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('a room never changes the building', () => {
    const named = cases.filter(
      ({ text, truth }) => truth.type === 'building' && /\d(?:幢|号楼|栋)$/.test(text),
    );
    expect(named.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(
        fc.constantFrom(...named),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 101, max: 3306 }),
        ({ text }, unit, room) => {
          const id = idOf(text);
          for (const tail of [`${room}`, `${room}室`, `-${room}`, `${unit}单元${room}`, `（${room}）`])
            expect(idOf(text + tail)).toBe(id);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('confidences are between 0 and 1, alternatives few, anchors near the buildings, whatever is written', () => {
    const word = fc.constantFrom(
      '安丰',
      '小区',
      '3',
      '12',
      '幢',
      '号',
      '-',
      '路',
      '弄',
      '（',
      '）',
      '二',
      '附近',
      ' ',
      ',',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(word, { maxLength: 12 }).map((all) => all.join('')),
    );
    const small = register();
    fc.assert(
      fc.property(text, (written) => {
        const { best, alternatives } = small.resolve(written);
        expect(alternatives.length).toBeLessThanOrEqual(5);
        for (const guess of best ? [best, ...alternatives] : alternatives) {
          expect(guess.confidence).toBeGreaterThanOrEqual(0);
          expect(guess.confidence).toBeLessThanOrEqual(1);
          expect(Math.abs(guess.anchor[0] - 121.52)).toBeLessThan(0.05);
          expect(Math.abs(guess.anchor[1] - 29.85)).toBeLessThan(0.05);
        }
        expect(foldAddress(foldAddress(written))).toBe(foldAddress(written));
      }),
      { numRuns: 1500 },
    );
  });

  it('what is learned holds no long number', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1000, max: 9999 }), ({ text }, room) => {
        expect(buildingPart(`${text}${room}室13812345678`)).not.toMatch(/\d{7,}|室/);
      }),
    );
  });

  it('the order in which buildings come and go changes nothing', () => {
    const shuffled = (list: readonly AddressBuilding[], seed: number) =>
      [...list].sort((a, b) => ((a.id.charCodeAt(4) * seed) % 7) - ((b.id.charCodeAt(4) * seed) % 7));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (seed) => {
        const other = new AddressBook({ sound });
        for (const building of shuffled(town.buildings, seed)) other.upsert(building);
        for (const building of town.buildings.slice(0, 40)) other.remove(building.id);
        for (const building of town.buildings.slice(0, 40)) other.upsert(building);
        for (const { text } of cases.slice(0, 120)) expect(other.resolve(text)).toEqual(book.resolve(text));
      }),
      { numRuns: 6 },
    );
  });
});
