import { z } from 'zod';
import { addressField, noteField } from './common.ts';
import { defineKind } from './define.ts';
import { isoDateSchema } from './values.ts';

/** 风险点: a mark that is kept alive by level, owner and re-check date. Its type is `categoryId` (scope `problem`). */
export const risk = defineKind({
  id: 'risk',
  role: 'risk',
  geometry: ['Point', 'LineString', 'Polygon', 'MultiPolygon'],
  attrs: z.object({
    owner: z.string().max(60).optional(),
    status: z.enum(['open', 'watching', 'cleared']).optional(),
    foundOn: isoDateSchema.optional(),
  }),
  fields: [
    {
      key: 'name',
      type: 'text',
      required: true,
      privacy: 'open',
      column: true,
      headers: ['风险名称', '风险点', '隐患', '名称', '风险描述', '问题'],
    },
    {
      key: 'categoryId',
      type: 'category',
      privacy: 'open',
      column: true,
      headers: ['风险类别', '风险类型', '类别', '分类', '类型'],
    },
    {
      key: 'level',
      type: 'level',
      required: true,
      privacy: 'open',
      column: true,
      headers: ['风险等级', '等级', '级别', '颜色'],
    },
    {
      key: 'status',
      type: 'choice',
      choices: ['open', 'watching', 'cleared'],
      privacy: 'open',
      column: true,
      headers: ['状态', '处置状态'],
    },
    { key: 'owner', type: 'text', privacy: 'name', column: true, headers: ['责任人', '包干人', '负责人'] },
    {
      key: 'foundOn',
      type: 'date',
      privacy: 'open',
      column: true,
      headers: ['发现日期', '发现时间', '日期'],
    },
    {
      key: 'recheckOn',
      type: 'date',
      privacy: 'open',
      column: true,
      headers: ['复查日期', '复核日期', '下次检查'],
    },
    addressField,
    noteField,
  ],
  symbol: { shape: 'triangle', colour: '#c0392b' },
  sample: { name: '示例：楼道堆物', address: '示例小区1幢', attrs: { status: 'open', owner: '王示例' } },
});
