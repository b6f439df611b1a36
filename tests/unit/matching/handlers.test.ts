import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handlersBefore } from '#shared/domain/matching/handlers';
import { category, doc, east, emptyEngine, HERE, question } from './fixture.ts';

const SOLVED_BY: Record<string, readonly string[]> = { p1: ['u1'], p2: ['u2'], p3: ['u2', 'u3'], p4: [] };
const of = (id: string): readonly string[] => SOLVED_BY[id] ?? [];

describe('who solved similar problems', () => {
  it('is told by weighted votes: 0.8³ for u1; 0.5³ and half of 0.4³ for u2', () => {
    const similar = [
      { problemId: 'p1', similarity: 0.8 },
      { problemId: 'p2', similarity: 0.5 },
      { problemId: 'p3', similarity: 0.4 },
      { problemId: 'p4', similarity: 0.9 },
    ];
    const all = 0.512 + 0.125 + 0.064;
    const found = handlersBefore(similar, of);
    expect(found.map(({ id, count }) => [id, count])).toEqual([
      ['u1', 1],
      ['u2', 2],
      ['u3', 1],
    ]);
    expect(found[0]?.share).toBeCloseTo(0.512 / all, 12);
    expect(found[1]?.share).toBeCloseTo((0.125 + 0.032) / all, 12);
  });

  it('has shares that sum to one, in whatever order the cases came', () => {
    const cases = fc.uniqueArray(
      fc.record({
        problemId: fc.constantFrom('p1', 'p2', 'p3'),
        similarity: fc.double({ min: 0.1, max: 1, noNaN: true }),
      }),
      { selector: ({ problemId }) => problemId, minLength: 1 },
    );
    fc.assert(
      fc.property(cases, (similar) => {
        const found = handlersBefore(similar, of);
        const turned = handlersBefore([...similar].reverse(), of);
        expect(found.map(({ id }) => id)).toEqual(turned.map(({ id }) => id));
        expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is nobody where nobody did', () => {
    expect(handlersBefore([{ problemId: 'p4', similarity: 1 }], of)).toEqual([]);
    expect(handlersBefore([], of)).toEqual([]);
  });
});

describe('whose duty it is, from past cases', () => {
  const LAMP = category('lamp', { name: '公共照明', keywords: ['路灯'], responsible: ['物业公司'] });
  const withPast = (handlers: readonly string[]) => {
    const engine = emptyEngine();
    engine.setCategories([LAMP]);
    engine.upsert(doc('firm', { kind: 'unit', name: '安居物业公司', anchor: HERE }));
    engine.upsert(doc('city', { kind: 'unit', name: '市政养护中心', anchor: east(900) }));
    engine.upsert(doc('man', { kind: 'person', tags: ['电工'], anchor: HERE }));
    for (const id of ['a', 'b', 'c'])
      engine.upsertPast({ id, text: '路灯坏了不亮', result: '已修好', categoryId: 'lamp', handlers });
    return engine;
  };

  it('names a unit that no category names, when it solved such problems before', () => {
    const duty = withPast(['city']).answer(question('路灯坏了')).duty;
    expect(duty.map((pick) => pick.thingId)).toEqual(['firm', 'city']);
    const city = duty[1];
    expect(city?.reasons[0]).toMatchObject({ code: 'solvedBefore', params: { count: 3 }, points: 30 });
    expect(city?.score).toBeCloseTo(city?.reasons.reduce((sum, { points }) => sum + points, 0) ?? 0, 9);
  });

  it('adds a reason to one that the category names', () => {
    const plain = withPast([]).answer(question('路灯坏了')).duty[0];
    const solved = withPast(['firm']).answer(question('路灯坏了')).duty[0];
    expect(solved?.thingId).toBe('firm');
    expect(solved?.score).toBeCloseTo((plain?.score ?? 0) + 30, 9);
  });

  it('makes no person responsible, and nobody by a single case', () => {
    expect(
      withPast(['man'])
        .answer(question('路灯坏了'))
        .duty.map((pick) => pick.thingId),
    ).toEqual(['firm']);
    const engine = withPast([]);
    engine.upsertPast({ id: 'd', text: '路灯坏了', result: '', categoryId: 'lamp', handlers: ['city'] });
    expect(engine.answer(question('路灯坏了')).duty.map((pick) => pick.thingId)).toEqual(['firm']);
  });

  it('is remembered by the saved index, and forgotten with the case', () => {
    const bytes = withPast(['city']).serialize();
    const engine = emptyEngine();
    engine.setCategories([LAMP]);
    engine.load(bytes);
    const duty = (): string[] => engine.answer(question('路灯坏了')).duty.map((pick) => pick.thingId);
    expect(duty()).toEqual(['firm', 'city']);
    for (const id of ['b', 'c']) engine.removePast(id);
    expect(duty()).toEqual(['firm']);
  });
});
