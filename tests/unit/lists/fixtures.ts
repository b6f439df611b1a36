import { readFileSync } from 'node:fs';
import type { ListLookups, ListProblem, ListText, ListThing } from '#shared/domain/lists/index';
import { dynamicText } from '#shared/i18n/index';

export const css = readFileSync('resources/print/list.css', 'utf8');
export const text: ListText = (key, params) => dynamicText(key, params) ?? `缺${key}`;
export const lookups: ListLookups = {
  text,
  categoryName: (id) => (id === 'c1' ? '电工' : undefined),
  cellName: (id) => (id === 'g1' ? '第一网格' : undefined),
};
export const office = {
  officeName: '示例社区',
  preparedBy: '张示例',
  reviewedBy: '',
  responsible: '',
  officePhone: '0574-00000000',
};
/** 2026-08-02 14:30 China Standard Time. */
export const nowMs = Date.UTC(2026, 7, 2, 6, 30);

export const person = (patch: Partial<ListThing> = {}): ListThing => ({
  id: 'id-1',
  kind: 'person',
  name: '张小明',
  categoryId: 'c1',
  address: '安丰小区3幢2单元201',
  phone: '13812341234',
  note: null,
  level: null,
  recheckOn: null,
  cellId: 'g1',
  attrs: {
    skills: ['电工', '管道'],
    gender: 'male',
    post: 'specialty',
    partyMember: true,
    idNumber: '330203199001011234',
    weekly: [1, 2, 3].map((day) => ({ day, fromMin: 1080, toMin: 1260 })),
  },
  updatedAtMs: nowMs,
  ...patch,
});

export const problem = (patch: Partial<ListProblem> = {}): ListProblem => ({
  id: 'p-1',
  number: '20260802-001',
  text: '路灯坏了\n请打13812341234',
  categoryId: 'c1',
  level: 1,
  state: 'dispatched',
  placeText: '朝南埭12幢3单元201室',
  cellId: 'g1',
  reporterName: '李红',
  reporterPhone: '13912345678',
  reportedAtMs: nowMs,
  dueAtMs: null,
  closedAtMs: null,
  overdue: true,
  result: null,
  rating: null,
  ...patch,
});
