import { z } from 'zod';
import {
  addressField,
  categoryField,
  nameField,
  noteField,
  resourceAttrs,
  resourceFields,
} from './common.ts';
import { defineKind } from './define.ts';

/** 队伍: 志愿队, 品牌工作室, 应急队. */
export const team = defineKind({
  id: 'team',
  role: 'resource',
  geometry: ['Point'],
  attrs: z.object({ ...resourceAttrs, memberCount: z.number().int().min(0).optional() }),
  fields: [
    nameField,
    categoryField,
    addressField,
    ...resourceFields,
    {
      key: 'memberCount',
      type: 'number',
      privacy: 'open',
      group: 'offer',
      column: true,
      headers: ['人数', '队员人数', '成员数'],
    },
    noteField,
  ],
  symbol: { shape: 'hexagon', colour: '#1f8a70' },
  sample: {
    name: '示例志愿服务队',
    address: '示例路3号',
    attrs: { capabilities: ['巡逻', '邻里调解'], memberCount: 12 },
  },
});
