import { describe, expect, it } from 'vitest';
import { parseWeekly } from '#shared/domain/availability/index';
import { dynamicText } from '#shared/i18n/index';
import { doc, east, engineOf, HERE, question } from './fixture.ts';

const weekly = (text: string) => parseWeekly(text);

const DOCS = [
  doc('electrician', {
    tags: ['持证电工'],
    anchor: east(150),
    cellId: 'micro-1',
    weekly: weekly('每天8:00-20:00'),
  }),
  doc('far-electrician', {
    tags: ['电工'],
    anchor: east(1500),
    cellId: 'cell-2',
    weekly: weekly('每天8:00-20:00'),
  }),
  doc('busy-electrician', {
    tags: ['电工'],
    anchor: east(100),
    cellId: 'micro-1',
    weekly: weekly('工作日晚上'),
  }),
  doc('neighbour', { tags: ['书法'], anchor: HERE, cellId: 'micro-1', onCall: true }),
  doc('withdrawn', { tags: ['电工'], anchor: HERE, cellId: 'micro-1', onCall: true, mayBeAsked: false }),
  doc('mentions', { tags: ['太极'], note: '住在路灯旁', anchor: east(20), cellId: 'micro-1' }),
  doc('lead', { tags: ['调解'], anchor: east(50), cellId: 'micro-1' }),
  doc('property', { kind: 'unit', name: '水洞埭物业公司', tags: ['路灯维修', '保洁'], anchor: east(400) }),
  doc('ladder', {
    kind: 'equipment',
    name: '伸缩梯',
    tags: ['路灯检修'],
    anchor: east(80),
    cellId: 'micro-1',
  }),
  doc('canteen', { kind: 'place', name: '老年食堂', tags: ['助餐'], anchor: east(10) }),
];

describe('路灯坏了，朝南埭12幢', () => {
  const engine = engineOf(DOCS);
  const answer = engine.answer(question('路灯坏了，朝南埭12幢'));

  it('understands what, where and what it needs', () => {
    expect(answer.understood).toMatchObject({
      terms: ['路灯'],
      categoryId: 'lighting',
      because: ['路灯坏了'],
      needs: ['电工'],
      level: 3,
      deadlineHours: 24,
      place: { text: '朝南埭12幢', thingId: 'b12', cellId: 'micro-1', confidence: 1 },
    });
    expect(answer.understood.confidence).toBeGreaterThan(0.6);
    expect(answer.shortages).toEqual([]);
  });

  it('proposes the electrician 150 m away who is free, with reasons in words', () => {
    const [first] = answer.people;
    expect(first?.thingId).toBe('electrician');
    expect(first?.distanceM).toBeCloseTo(150, 0);
    expect(first?.available).toBe('yes');
    const words = first?.reasons.map((reason) => dynamicText(`reason.${reason.code}`, reason.params));
    expect(words).toEqual([
      '需要“电工”，具备该技能',
      '“电工”须持证上岗，没有登记证书',
      '距离150米',
      '同一微网格',
      '现在有空',
      '未核实',
    ]);
  });

  it('ranks the others below and leaves out who has nothing to do with it', () => {
    const people = answer.people.map((pick) => pick.thingId);
    expect(people).toContain('far-electrician');
    expect(people).toContain('busy-electrician');
    expect(people).not.toContain('neighbour');
    expect(people).not.toContain('withdrawn');
    expect(answer.resources.map((pick) => pick.thingId)).toEqual(['ladder']);
  });

  it('says whose duty it is: the lead of the cell above, then the property company', () => {
    expect(answer.duty.map((pick) => pick.thingId)).toEqual(['lead', 'property']);
    expect(answer.duty[0]?.reasons[0]).toMatchObject({ code: 'cellLead', params: { name: '第一网格' } });
    expect(answer.duty[1]?.reasons[0]).toMatchObject({ code: 'responsible', params: { name: '物业公司' } });
  });
});

describe('what the clerk says by hand', () => {
  const engine = engineOf(DOCS);
  it('a chosen place beats the one in the text', () => {
    const answer = engine.answer(question('路灯坏了，朝南埭12幢', { anchor: east(1500) }));
    expect(answer.people[0]?.thingId).toBe('far-electrician');
    expect(answer.understood.place).toMatchObject({ confidence: 1, cellId: 'cell-2', thingId: null });
  });
  it('a chosen category beats the guess', () => {
    const answer = engine.answer(question('路灯坏了', { categoryId: 'care' }));
    expect(answer.understood).toMatchObject({ categoryId: 'care', confidence: 1, needs: ['助餐', '护理'] });
    expect(answer.shortages).toMatchObject([{ need: '护理', reason: 'nobody', nearest: null }]);
    expect(answer.resources.map((pick) => pick.thingId)).toContain('canteen');
  });
  it('a wanted time is checked against the weekly pattern', () => {
    const atMs = Date.parse('2026-08-05T19:00:00+08:00');
    for (const query of [
      question('路灯坏了，朝南埭12幢', { atMs }),
      question('路灯坏了，朝南埭12幢，今晚来'),
    ]) {
      const busy = engine.answer(query).people.find((pick) => pick.thingId === 'busy-electrician');
      expect(busy?.available).toBe('yes');
      const reason = busy?.reasons.find(({ part }) => part === 'availability');
      expect(dynamicText(`reason.${reason?.code}`, reason?.params)).toBe('周三 19:00 有空');
    }
  });
  it('turns are fair: who was asked most comes later', () => {
    engine.setRecentCalls(new Map([['electrician', 9]]));
    expect(engine.answer(question('路灯坏了，朝南埭12幢')).people[0]?.reasons).toContainEqual(
      expect.objectContaining({ code: 'recentCalls', params: { count: 9 } }),
    );
    engine.setRecentCalls(new Map());
  });
});

describe('text that says little', () => {
  const engine = engineOf(DOCS);
  it.each(['。。。', '？', '坏了', '你好请问一下', 'asdf', '一'.repeat(2000)])(
    '%s: nobody, and no error',
    (text) => {
      const answer = engine.answer(question(text.slice(0, 2000)));
      expect(answer.people).toEqual([]);
      expect(answer.candidateCount).toBe(0);
    },
  );
  it('an empty map answers with what is missing', () => {
    const answer = engineOf([]).answer(question('路灯坏了'));
    expect(answer.people).toEqual([]);
    expect(answer.shortages).toMatchObject([{ need: '电工', reason: 'nobody', essential: true }]);
  });
});

describe('past cases', () => {
  it('finds similar closed problems, the most similar first', () => {
    const engine = engineOf(DOCS);
    const past = (id: string, text: string, categoryId: string, result = '已处理') =>
      engine.upsertPast({ id, text, result, categoryId });
    past('p1', '朝北埭3幢楼下路灯不亮', 'lighting', '联系电工更换灯泡');
    past('p2', '家里水管漏水', 'water');
    past('p3', '独居老人需要助餐', 'care');
    const found = engine.answer(question('路灯坏了，朝南埭12幢')).past;
    expect(found.map(({ problemId }) => problemId)).toEqual(['p1']);
    expect(found[0]?.similarity).toBeGreaterThan(0.5);
    engine.removePast('p1');
    expect(engine.answer(question('路灯坏了，朝南埭12幢')).past).toEqual([]);
  });
});
