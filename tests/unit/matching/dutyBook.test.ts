import { describe, expect, it } from 'vitest';
import { category, doc, east, emptyEngine, HERE, question } from './fixture.ts';

const GAS = category('gas', { keywords: ['煤气灶'], responsible: ['燃气公司', '街道'] });

const engineOf = (...docs: readonly ReturnType<typeof doc>[]) => {
  const engine = emptyEngine();
  engine.setCategories([GAS]);
  for (const one of docs) engine.upsert(one);
  return engine;
};
const dutyOf = (engine: ReturnType<typeof emptyEngine>): string[] =>
  engine.answer(question('煤气灶打不着')).duty.map(({ thingId }) => thingId);

const POINT = doc('point', { kind: 'unit', name: '和悦燃气服务点', anchor: HERE });
const FIRM = doc('firm', { kind: 'unit', name: '城北燃气公司', anchor: east(900) });

describe('who answers for it', () => {
  it('is whoever goes by the name; where nobody does, the units that deal in the same', () => {
    const engine = engineOf(POINT, doc('school', { kind: 'unit', name: '街心小学', anchor: HERE }));
    expect(dutyOf(engine)).toEqual(['point']);
    engine.upsert(FIRM);
    expect(dutyOf(engine)).toEqual(['firm']);
    engine.remove('firm');
    expect(dutyOf(engine)).toEqual(['point']);
    engine.upsert(FIRM);
    engine.compact();
    expect(dutyOf(engine)).toEqual(['firm']);
  });

  it('is no place and nobody’s team that only has the word in its name, and of offices nobody by half a name', () => {
    const place = doc('place', { kind: 'place', name: '燃气博物馆', anchor: HERE });
    const team = doc('team', { kind: 'team', name: '燃气宣传队', anchor: HERE });
    expect(dutyOf(engineOf(place, team))).toEqual([]);
    const engine = emptyEngine();
    engine.setCategories([category('school', { keywords: ['学区'], responsible: ['教育部门'] })]);
    engine.upsert(doc('tutors', { kind: 'unit', name: '新星教育', anchor: HERE }));
    expect(engine.answer(question('学区怎么划')).duty).toEqual([]);
  });

  it('is, where somebody is in danger, first who answers for that', () => {
    const engine = emptyEngine();
    engine.setCategories([category('quarrel', { keywords: ['吵架'], responsible: ['调解委员会'] })]);
    engine.upsert(doc('board', { kind: 'team', name: '和悦调解委员会', anchor: HERE }));
    engine.upsert(doc('police', { kind: 'place', name: '和悦警务室', anchor: HERE }));
    const duty = (text: string): string[] => engine.answer(question(text)).duty.map(({ thingId }) => thingId);
    expect(duty('两口子吵架')).toEqual(['board']);
    expect(duty('两口子吵架，他拿刀砍人')).toEqual(['police', 'board']);
  });
});
