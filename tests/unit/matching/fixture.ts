import { segmentChinese } from '#core/text/segmenter';
import type { EngineOptions, MatchDoc, MatchQuery, ProblemCategory } from '#shared/domain/matching/index';
import { MatchEngine } from '#shared/domain/matching/index';

export const HERE: readonly [number, number] = [121.02, 30.7];
/** Wednesday 2026-08-05 14:30 China Standard Time. */
export const NOW_MS = Date.parse('2026-08-05T14:30:00+08:00');

/** A position so many metres east of HERE. */
export function east(metres: number): readonly [number, number] {
  return [HERE[0] + metres / (111_195.08 * Math.cos((HERE[1] * Math.PI) / 180)), HERE[1]];
}

export function doc(id: string, parts: Partial<MatchDoc> = {}): MatchDoc {
  return {
    id,
    kind: 'person',
    name: `测试${id}`,
    tags: [],
    category: '',
    keywords: '',
    note: '',
    anchor: null,
    cellId: null,
    weekly: null,
    onCall: false,
    serviceRange: null,
    maxCallsPerMonth: null,
    verifiedOn: null,
    mayBeAsked: true,
    exceptions: null,
    notBefore: null,
    closedOnHolidays: false,
    capacity: null,
    minRestDays: null,
    ...parts,
  };
}

export function category(id: string, parts: Partial<ProblemCategory> = {}): ProblemCategory {
  return {
    id,
    parentId: null,
    name: id,
    keywords: [],
    needs: [],
    responsible: [],
    defaultLevel: null,
    deadlineHours: null,
    ...parts,
  };
}

export const CATEGORIES: readonly ProblemCategory[] = [
  category('lighting', {
    name: '公共照明',
    keywords: ['路灯', '路灯坏了', '楼道灯'],
    needs: ['电工'],
    responsible: ['物业公司', '网格长'],
    defaultLevel: 3,
    deadlineHours: 24,
  }),
  category('water', { name: '供水', keywords: ['漏水', '水管', '停水'], needs: ['水暖工', '管道疏通'] }),
  category('care', { name: '为老服务', keywords: ['老人', '独居'], needs: ['助餐', '护理'] }),
];

export const CELLS = [
  { id: 'community', name: '水洞埭社区', parentId: null, centre: HERE, leadId: null },
  { id: 'cell-1', name: '第一网格', parentId: 'community', centre: HERE, leadId: 'lead' },
  { id: 'cell-2', name: '第二网格', parentId: 'community', centre: east(900), leadId: null },
  { id: 'micro-1', name: '朝南埭微网格', parentId: 'cell-1', centre: HERE, leadId: null },
  { id: 'micro-2', name: '朝北埭微网格', parentId: 'cell-1', centre: east(300), leadId: null },
];

export function question(text: string, parts: Partial<MatchQuery> = {}): MatchQuery {
  return { text, anchor: null, categoryId: null, nowMs: NOW_MS, atMs: null, limit: 6, ...parts };
}

export function emptyEngine(options: Partial<EngineOptions> = {}): MatchEngine {
  const engine = new MatchEngine({
    segment: segmentChinese,
    cellAt: ([lng]) => (lng < east(200)[0] ? 'micro-1' : lng < east(500)[0] ? 'micro-2' : 'cell-2'),
    ...options,
  });
  engine.setCategories(CATEGORIES);
  engine.setCells(CELLS);
  return engine;
}

export function engineOf(docs: readonly MatchDoc[]): MatchEngine {
  const engine = emptyEngine();
  for (const one of docs) engine.upsert(one);
  engine.upsertPlace({
    id: 'b12',
    type: 'building',
    names: ['朝南埭12幢'],
    estate: '朝南埭',
    addresses: ['环城西路88号'],
    anchor: HERE,
  });
  engine.upsertPlace({
    id: 'b2',
    type: 'building',
    names: ['朝南埭2幢'],
    estate: '朝南埭',
    addresses: [],
    anchor: east(120),
  });
  return engine;
}
