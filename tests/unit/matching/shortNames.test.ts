import { describe, expect, it } from 'vitest';
import { shortNamesOf } from '#shared/domain/matching/shortNames';
import { category, doc, east, emptyEngine, HERE, question } from './fixture.ts';

describe('several places in one text', () => {
  it('are offered, and the one that the clerk says is the place', () => {
    const engine = emptyEngine();
    engine.setCategories([category('light', { keywords: ['路灯'] })]);
    const building = (id: string, name: string, estate: string, anchor = HERE) =>
      engine.upsertPlace({ id, type: 'building', names: [name], estate, addresses: [], anchor });
    building('a', '朝南埭12幢', '朝南埭');
    building('b', '安丰小区3幢', '安丰小区', east(900));
    const read = (corrections = {}) =>
      engine.answer(question('安丰小区3幢的人说朝南埭12幢路灯坏了', { anchor: null, corrections }))
        .understood;
    expect(read().place).toBe(null);
    expect([...read().placeChoices].sort()).toEqual(['安丰小区3幢', '朝南埭12幢']);
    expect(read({ place: '朝南埭12幢' }).place).toMatchObject({ thingId: 'a', text: '朝南埭12幢' });
    expect(read({ place: '安丰小区3幢' }).place?.thingId).toBe('b');
    expect(read({ place: '不在话里' }).place).toBe(null);
    expect(read({ place: '朝南埭12幢' }).categoryId).toBe('light');
  });
});

describe('short names of places', () => {
  it('leave out the community before them and 服务 in them', () => {
    expect(shortNamesOf('棠梨社区党群服务中心')).toEqual(['党群服务中心', '党群中心']);
    expect(shortNamesOf('棠梨菜市场')).toEqual(['菜市场', '菜场']);
    expect(shortNamesOf('菜市场')).toEqual(['菜场']);
    expect(shortNamesOf('朝南埭12幢')).toEqual([]);
  });

  it('take nothing from the place itself: who asks for the library gets it', () => {
    const engine = emptyEngine();
    engine.setCategories([category('culture', { keywords: ['借书'] })]);
    const library = doc('lib', { kind: 'place', name: '水洞埭社区图书馆', tags: [], anchor: HERE });
    engine.upsert(library);
    engine.upsertPlace({
      id: 'lib',
      type: 'thing',
      names: [library.name],
      estate: null,
      addresses: [],
      anchor: HERE,
    });
    for (const corrections of [{}, { noPlace: true }]) {
      const { understood, resources } = engine.answer(question('想找图书馆借书', { corrections }));
      expect(understood.place === null).toBe('noPlace' in corrections);
      expect(resources.map(({ thingId }) => thingId)).toEqual(['lib']);
    }
  });
});
