import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import type { MatchQuery } from '#shared/domain/matching/index';
import { MatchEngine } from '#shared/domain/matching/index';
import { supposedNeeds, withRivals } from '#shared/domain/matching/understand/supposed';
import { usualOf } from '#shared/domain/matching/understand/usual';
import { CELLS, category, doc, emptyEngine, HERE, NOW_MS } from '../fixture.ts';

const LAMP = category('lamp', { keywords: ['灯'], needs: ['电工', '路灯维修'] });
const TREE = category('tree', { keywords: ['树枝'], needs: ['绿化养护'] });

function engineOf(...categories: readonly ReturnType<typeof category>[]): MatchEngine {
  const engine = new MatchEngine({ segment: segmentChinese, cellAt: () => null });
  engine.setCategories(categories);
  engine.upsert(doc('electrician', { tags: ['电工'] }));
  engine.upsert(doc('gardener', { tags: ['绿化养护'] }));
  return engine;
}

const ask = (engine: MatchEngine, text: string, more: Partial<MatchQuery> = {}) =>
  engine.answer({ text, anchor: null, categoryId: null, nowMs: NOW_MS, atMs: null, limit: 6, ...more });

describe('a problem that may belong to two categories', () => {
  const engine = engineOf(LAMP, TREE);

  it('finds who helps with either, the likelier one first', () => {
    const { understood, people } = ask(engine, '灯和树枝');
    expect(understood.needs).toEqual(expect.arrayContaining(['电工', '绿化养护']));
    expect(people.map(({ thingId }) => thingId).sort()).toEqual(['electrician', 'gardener']);
  });

  it('is the chosen one’s alone once the clerk chose', () => {
    const { understood, people } = ask(engine, '灯和树枝', { categoryId: 'tree' });
    expect(understood.needs).toEqual(['绿化养护']);
    expect(people[0]?.thingId).toBe('gardener');
  });

  it('asks for nobody where 其他 is taken, but for what a danger needs', () => {
    const other = category('problem-other', { keywords: ['测试', '试试看'] });
    const unsure = engineOf(LAMP, TREE, other);
    expect(ask(unsure, '测试,试试看,灯').understood.needs).toEqual([]);
    expect(ask(unsure, '测试,试试看,灯,有人触电').understood.needs).toContain('急救');
  });

  it('is taken for the one that a danger in it speaks for by what it needs first', () => {
    const shop = category('a-shop', { keywords: ['买豆腐'], needs: ['食品检测'] });
    const lost = category('lost', { keywords: ['手机在'], needs: ['应急搜寻'] });
    const both = engineOf(shop, lost);
    expect(ask(both, '爷爷去买豆腐,手机在桌上').understood.categoryId).toBe('a-shop');
    const missed = '爷爷上午去买豆腐,手机在桌上,到现在没回来';
    expect(ask(both, missed).understood.categoryId).toBe('lost');
  });

  it('and one that is clear is its own alone', () => {
    expect(ask(engine, '灯坏了').understood.needs).toEqual(['电工', '路灯维修']);
  });
});

describe('what only a rival needs', () => {
  const solvers = {
    gardener: doc('gardener', { tags: ['绿化养护'], anchor: HERE, cellId: 'cell-2' }),
    electrician: doc('electrician', { tags: ['电工'], anchor: HERE, cellId: 'cell-1' }),
  };
  const treeOrLamp = (...docs: readonly ReturnType<typeof doc>[]) => {
    const engine = emptyEngine({ cellAt: () => 'cell-1' });
    engine.setCells(CELLS);
    engine.setCategories([category('lamp', { keywords: ['灯'], needs: ['电工'] }), TREE]);
    for (const one of docs) engine.upsert(one);
    return ask(engine, '灯和树枝', { anchor: HERE, nearFirst: true });
  };
  const essentials = ({ shortages }: ReturnType<typeof treeOrLamp>): string[] =>
    shortages.flatMap(({ need, essential }) => (essential ? [need] : []));

  it('does not end the search before somebody for the likelier one was found', () => {
    const { understood, people, widening } = treeOrLamp(...Object.values(solvers));
    expect(understood).toMatchObject({ categoryId: 'tree', needs: ['绿化养护', '电工'] });
    expect(widening).toMatchObject({ ring: 'community', need: '绿化养护' });
    expect(people.map(({ thingId }) => thingId).sort()).toEqual(['electrician', 'gardener']);
  });

  it('is not noted as lacking unasked, and hides nothing that is', () => {
    const { electrician, gardener } = solvers;
    expect(treeOrLamp(gardener).shortages.map(({ need }) => need)).toEqual(['电工']);
    expect(essentials(treeOrLamp(gardener))).toEqual([]);
    expect(essentials(treeOrLamp({ ...gardener, capacity: 'none' }, electrician))).toEqual(['绿化养护']);
  });
});

describe('what is supposed', () => {
  const own = usualOf(LAMP, new Map());
  const other = usualOf(category('other', { needs: ['路灯维修', '木工'] }), new Map());

  it('counts what a rival needs by how likely it is, and never less than without it', () => {
    const alone = supposedNeeds(own);
    const both = withRivals(alone, [{ usual: other, likelihood: 0.5 }], own);
    for (const [need, weight] of alone) expect(both.get(need)).toBeGreaterThanOrEqual(weight);
    expect(both.get('木工')).toBe((supposedNeeds(other).get('木工') as number) / 2);
    expect([...both.keys()].slice(0, 2)).toEqual([...alone.keys()]);
  });

  it('is nothing that the office took away again and again, though a rival needs it', () => {
    const habit = { key: '', categoryId: 'lamp', meaning: null, corrections: 2, seen: 2 };
    const without = usualOf(LAMP, new Map([['lamp', [{ ...habit, type: 'needRemoved', what: '路灯维修' }]]]));
    const supposed = withRivals(supposedNeeds(without), [{ usual: other, likelihood: 1 }], without);
    expect([...supposed.keys()]).toEqual(['电工', '木工']);
  });
});
