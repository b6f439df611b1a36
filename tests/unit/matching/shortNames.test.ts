import { describe, expect, it } from 'vitest';
import { shortNamesOf } from '#shared/domain/matching/shortNames';
import { category, doc, emptyEngine, HERE, question } from './fixture.ts';

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
