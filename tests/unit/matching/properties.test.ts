import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { haversineM } from '#shared/domain/geo/distance';
import { documentTerms, tagTerm, writtenTerm } from '#shared/domain/matching/docTerms';
import type { MatchAnswer, MatchDoc, MatchEngine } from '#shared/domain/matching/index';
import { planNeed } from '#shared/domain/matching/needPlan';
import { B, K1, Postings } from '#shared/domain/matching/postings';
import { Scores, shareOf } from '#shared/domain/matching/scores';
import { MOST_SITUATION, POINTS } from '#shared/domain/matching/situation';
import { CATEGORIES, CELLS, doc, east, engineOf, HERE, question } from './fixture.ts';

const TAGS = [
  '电工',
  '持证电工',
  '水电维修',
  '路灯维修',
  '助餐',
  '护理',
  '法律咨询',
  '管道疏通',
  '水暖工',
  '纠纷调解',
];
const TEXTS = [
  '路灯坏了，朝南埭12幢',
  '水管漏水了要疏通',
  '独居老人要助餐',
  '路灯和楼道灯不亮',
  '法律纠纷咨询调解',
  '找个电工',
];
const KINDS = ['person', 'person', 'unit', 'team', 'place', 'equipment', 'serviceProject'] as const;

const docArb = (id: fc.Arbitrary<string>): fc.Arbitrary<MatchDoc> =>
  fc.record({
    id,
    kind: fc.constantFrom(...KINDS),
    name: fc.constantFrom('甲', '水洞埭物业公司', '路灯所', '夕阳红服务队'),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 4 }),
    kin: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 2 }),
    category: fc.constantFrom('', '物业', '志愿队伍 巡逻'),
    keywords: fc.constantFrom('', '路灯 水管', '法律'),
    note: fc.constantFrom('', '住在路灯旁', '会修水管 水管', '法律专业'),
    anchor: fc.option(fc.integer({ min: 0, max: 3000 }).map(east)),
    cellId: fc.option(fc.constantFrom(...CELLS.map((cell) => cell.id))),
    weekly: fc.option(
      fc.constantFrom([{ day: 3, fromMin: 0, toMin: 1440 }], [{ day: 4, fromMin: 0, toMin: 60 }]),
    ),
    onCall: fc.boolean(),
    serviceRange: fc.option(fc.constantFrom('cell' as const, 'community' as const)),
    maxCallsPerMonth: fc.option(fc.integer({ min: 0, max: 5 })),
    verifiedOn: fc.option(fc.constantFrom('2026-07-01', '2024-01-01')),
    exceptions: fc.option(
      fc.array(
        fc.record({
          from: fc.constant('2026-07-20'),
          to: fc.constantFrom('2026-07-30', '2026-08-30'),
          off: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    ),
    notBefore: fc.option(fc.constantFrom('2026-01-01', '2026-12-01')),
    closedOnHolidays: fc.boolean(),
    minRestDays: fc.option(fc.nat(10)),
    capacity: fc.option(
      fc.constantFrom('free' as const, 'none' as const, 'waiting' as const, 'assess' as const),
    ),
    mayBeAsked: fc.boolean(),
  });
const docs = fc.uniqueArray(docArb(fc.integer({ min: 0, max: 60 }).map((n) => `id-${n}`)), {
  selector: (one) => one.id,
  maxLength: 30,
});
const text = fc.constantFrom(...TEXTS);

function everything(engine: MatchEngine, calls: ReadonlyMap<string, number> = new Map()): MatchAnswer[] {
  engine.setRecentCalls(calls);
  return TEXTS.map((one) => engine.answer(question(one, { limit: 50 })));
}
const picks = (answer: MatchAnswer) => [...answer.duty, ...answer.resources, ...answer.people];

describe('the engine', () => {
  it('does not depend on the order of the documents', () => {
    fc.assert(
      fc.property(docs, fc.infiniteStream(fc.nat()), (list, random) => {
        const order = list.map((one) => ({ one, key: random.next().value as number }));
        const shuffled = order.sort((a, b) => a.key - b.key).map(({ one }) => one);
        expect(everything(engineOf(shuffled))).toEqual(everything(engineOf(list)));
      }),
      { numRuns: 40 },
    );
  });

  it('after any updates is as if built anew, also when compacted, saved and loaded', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: docArb(fc.integer({ min: 0, max: 12 }).map((n) => `id-${n}`)) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => `id-${n}`) },
      { weight: 2, arbitrary: fc.constantFrom('compact' as const, 'ask' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...CELLS.map((cell) => ({ movedTo: cell.id }))) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const engine = engineOf([]);
        const now = new Map<string, MatchDoc>();
        for (const one of steps) {
          if (one === 'compact') engine.compact();
          // What a question leaves behind for the next one must not outlive a change.
          else if (one === 'ask') everything(engine);
          else if (typeof one === 'object' && 'movedTo' in one) {
            for (const [id, had] of now) {
              engine.setCellOf(id, one.movedTo);
              now.set(id, { ...had, cellId: one.movedTo });
            }
          } else if (typeof one === 'string') {
            engine.remove(one);
            now.delete(one);
          } else {
            engine.upsert(one);
            now.set(one.id, one);
          }
        }
        const expected = everything(engineOf([...now.values()]));
        expect(everything(engine)).toEqual(expected);
        const bytes = engine.serialize();
        expect(everything(engine)).toEqual(expected);
        const loaded = engineOf([]);
        loaded.load(bytes);
        expect(everything(loaded)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('explains every score: the points of the reasons add up, and the order is theirs', () => {
    fc.assert(
      fc.property(docs, text, (list, words) => {
        const engine = engineOf(list);
        engine.setRecentCalls(new Map(list.map((one, i) => [one.id, i % 4])));
        const answer = engine.answer(question(words, { limit: 50 }));
        for (const band of [answer.people, answer.resources]) {
          const isForward = (pick: MatchAnswer['people'][number]): boolean =>
            pick.reasons.some(({ code }) => code === 'putForward');
          const byScore = band.filter((pick) => !isForward(pick));
          for (const [i, pick] of byScore.entries()) {
            const next = byScore[i + 1];
            if (next !== undefined) expect(next.score).toBeLessThanOrEqual(pick.score + 1e-9);
            if (next?.score === pick.score) expect(next.thingId > pick.thingId).toBe(true);
          }
          for (const pick of band) {
            const sum = pick.reasons.reduce((total, reason) => total + reason.points, 0);
            expect(Math.abs(sum - pick.score)).toBeLessThan(1e-9);
            expect(pick.score).toBeLessThan(POINTS.topic + MOST_SITUATION);
            expect(pick.reasons.some(({ part, points }) => part === 'topic' && points > 0)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never proposes who withdrew consent, also after the consent was withdrawn later', () => {
    fc.assert(
      fc.property(docs, (list) => {
        const engine = engineOf(list.map((one) => ({ ...one, mayBeAsked: true })));
        for (const one of list) if (!one.mayBeAsked) engine.upsert(one);
        const withdrawn = new Set(list.filter((one) => !one.mayBeAsked).map((one) => one.id));
        const shown = everything(engine)
          .flatMap(picks)
          .map((pick) => pick.thingId);
        expect(shown.filter((id) => withdrawn.has(id))).toEqual([]);
        expect(engine.size).toBe(list.length - withdrawn.size);
      }),
      { numRuns: 40 },
    );
  });

  it('a short list is the beginning of the long one', () => {
    fc.assert(
      fc.property(docs, text, fc.integer({ min: 1, max: 5 }), (list, words, limit) => {
        const engine = engineOf(list);
        const long = engine.answer(question(words, { limit: 50 }));
        const short = engine.answer(question(words, { limit }));
        expect(short.people).toEqual(long.people.slice(0, limit));
        expect(short.candidateCount).toBe(long.candidateCount);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the score of the written formula (naive, from the documents)', () => {
    fc.assert(
      fc.property(docs, text, (list, words) => {
        const present = list.filter((one) => one.mayBeAsked);
        const answer = engineOf(list).answer(question(words, { limit: 50 }));
        const expected = naiveTopic(present, answer);
        for (const pick of [...answer.people, ...answer.resources]) {
          const topic = pick.reasons.filter(({ part }) => part === 'topic');
          const points = topic.reduce((sum, reason) => sum + reason.points, 0);
          expect(points).toBeCloseTo(expected.get(pick.thingId) ?? Number.NaN, 9);
          const one = present.find(({ id }) => id === pick.thingId);
          const place = answer.understood.place;
          if (place !== null && one?.anchor)
            expect(pick.distanceM).toBeCloseTo(haversineM(place.anchor, one.anchor), 4);
        }
        const people = present.filter((one) => one.kind === 'person' && expected.has(one.id));
        expect(answer.people.map(({ thingId }) => thingId).sort()).toEqual(people.map(({ id }) => id).sort());
        expect(answer.candidateCount).toBe(expected.size);
      }),
      { numRuns: 80 },
    );
  });
});

describe('the place of a problem', () => {
  const ask = (tags: string[], text: string) => {
    const canteen = { id: 'canteen', name: '老年食堂', anchor: HERE };
    const engine = engineOf([
      doc(canteen.id, { kind: 'place', name: canteen.name, tags, note: '门口有路灯和玫瑰', anchor: HERE }),
      doc('shop', { kind: 'unit', name: '水电店', tags: ['电工'], anchor: east(300) }),
    ]);
    engine.upsertPlace({ ...canteen, type: 'thing', names: [canteen.name], estate: null, addresses: [] });
    const { understood, resources } = engine.answer(question(text));
    expect(understood.place?.thingId).toBe('canteen');
    return resources.map(({ thingId, reasons }) => [thingId, reasons.some(({ code }) => code === 'matched')]);
  };

  it('says where and not who helps: it is proposed for what it can do', () => {
    expect(ask(['助餐'], '老年食堂门口路灯坏了')).toEqual([['shop', false]]);
    expect(ask(['助餐', '电工'], '老年食堂门口路灯坏了')).toEqual([
      ['canteen', false],
      ['shop', false],
    ]);
  });

  it('is proposed by its words where nobody knows what is needed', () => {
    expect(ask(['助餐'], '老年食堂门口玫瑰')).toEqual([['canteen', true]]);
  });
});

describe('choosing among many', () => {
  const alike = (i: number, parts: Partial<MatchDoc> = {}): MatchDoc =>
    doc(`id-${String(i).padStart(4, '0')}`, {
      tags: ['电工'],
      anchor: HERE,
      cellId: 'micro-1',
      onCall: true,
      ...parts,
    });

  it('passes over nobody who belongs in the list', () => {
    // All but the distance at its best, so that every bound is as tight as it can be.
    const docs = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.boolean()), {
      minLength: 40,
      maxLength: 80,
    });
    fc.assert(
      fc.property(docs, fc.integer({ min: 1, max: 8 }), (list, limit) => {
        const engine = engineOf(
          list.map(([metres, tagged], i) =>
            alike(i, {
              anchor: east(metres),
              verifiedOn: '2026-08-01',
              tags: tagged ? ['电工', '路灯维修'] : ['电工'],
            }),
          ),
        );
        const long = engine.answer(question('路灯坏了，朝南埭12幢', { limit: 100 })).people;
        expect(long).toHaveLength(list.length);
        const byScore = [...long].sort((a, b) => b.score - a.score || (a.thingId < b.thingId ? -1 : 1));
        const short = engine.answer(question('路灯坏了，朝南埭12幢', { limit })).people;
        expect(short.map(({ thingId }) => thingId)).toEqual(
          byScore.slice(0, limit).map((pick) => pick.thingId),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('equal ones stand in the order of their ids, whenever they came', () => {
    const engine = engineOf([7, 3, 9, 1, 5, 2, 8].map((i) => alike(i)));
    engine.remove('id-0003');
    engine.upsert(alike(0));
    const shown = engine.answer(question('路灯坏了，朝南埭12幢', { limit: 4 })).people;
    expect(shown.map(({ thingId }) => thingId)).toEqual(['id-0000', 'id-0001', 'id-0002', 'id-0005']);
  });
});

describe('postings', () => {
  it('score all documents of a term as they explain each', () => {
    const weights = fc.array(
      fc.integer({ min: 0, max: 8 }).map((n) => n / 2),
      { minLength: 2, maxLength: 2 },
    );
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 20 }), fc.nat(19), (list, removed) => {
        const postings = new Postings();
        for (const [a = 0, b = 0] of list) {
          const terms = new Map([['a', a] as const, ['b', b] as const].filter(([, weight]) => weight > 0));
          postings.add(terms, a + b);
        }
        postings.remove(removed);
        const compacted = postings.compacted();
        for (const one of [postings, compacted.postings]) {
          const scores = new Scores();
          scores.reset(one.size);
          const shares = one.sharesOf({ term: 'a', weight: 0.7 });
          scores.addShares(shares);
          for (let n = 0; n < one.size; n += 1) expect(scores.values[n]).toBe(shareOf(n, shares));
        }
        for (let n = 0; n < list.length; n += 1) {
          const now = compacted.numbers[n] ?? -1;
          expect(now >= 0).toBe(n !== removed);
          if (now >= 0)
            expect(shareOf(now, compacted.postings.sharesOf({ term: 'b', weight: 1 }))).toBe(
              shareOf(n, postings.sharesOf({ term: 'b', weight: 1 })),
            );
        }
      }),
    );
  });
});

/** BM25 straight from its definition (the average length in eighths, 32 bits a term), and the flat points of needs; nothing shared with the index but the terms. */
function naiveTopic(list: readonly MatchDoc[], answer: MatchAnswer): Map<string, number> {
  const all = list.map((one) => ({ id: one.id, ...documentTerms(one, segmentChinese) }));
  const exact = all.reduce((sum, { length }) => sum + length, 0) / Math.max(1, all.length);
  const average = exact === 0 ? 1 : Math.max(1, Math.round(exact * 8)) / 8;
  const idf = (df: number): number => Math.log(1 + (all.length - df + 0.5) / (df + 0.5));
  const rarity = (term: string): number => idf(all.filter(({ terms }) => terms.has(term)).length) / idf(0);
  const { terms: wholes, needs, categoryId, confidence } = answer.understood;
  const usual = CATEGORIES.find(({ id }) => id === categoryId)?.needs ?? [];
  const textWeight = confidence >= 0.4 && usual.length > 0 ? 0.2 : 1;
  const queryTerms = new Set(wholes.flatMap((word) => segmentChinese(word)).filter((w) => w.length > 1));
  const topic = new Map<string, number>();
  for (const { id, terms, length } of all) {
    let evidence = 0;
    for (const term of queryTerms) {
      const tf = terms.get(term) ?? 0;
      const impact = Math.fround((tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * length) / average)));
      evidence += textWeight * rarity(term) * impact;
    }
    for (const need of needs) {
      const weight = queryTerms.has(need) ? 1 : ([0.8, 0.56, 0.28, 0.16][usual.indexOf(need)] ?? 0.12);
      const cut = segmentChinese(need);
      const words = cut.filter((word) => !cut.some((other) => other !== word && other.includes(word)));
      const share = (word: string, anyhow: number, written: number): number =>
        (terms.has(tagTerm(word)) ? anyhow : 0) + (terms.has(writtenTerm(word)) ? written : 0);
      if (words.length === 1 && words[0] === need) evidence += weight * share(need, 0.45, 0.55);
      else {
        for (const word of words) evidence += (weight / words.length) * share(word, 0.2, 0.2);
        evidence += weight * share(need, 0.25, 0.35);
      }
    }
    if (evidence > 0) topic.set(id, (POINTS.topic * evidence) / (evidence + 0.5));
  }
  return topic;
}

describe('needs', () => {
  it('a long skill, written to the letter, meets a need of that name in full', () => {
    const need = '社区老年人健康管理服务';
    const { terms } = documentTerms(doc('a', { tags: [need] }), segmentChinese);
    const plan = planNeed(need, 1, true, segmentChinese);
    const share = plan.scored.reduce((sum, { term, weight }) => sum + (terms.has(term) ? weight : 0), 0);
    expect(share).toBeCloseTo(1, 9);
  });
});
