import { z } from 'zod';
import {
  addressField,
  categoryField,
  nameField,
  noteField,
  phoneField,
  resourceAttrs,
  resourceFields,
} from './common.ts';
import { defineKind } from './define.ts';

/** 服务项目: 助餐, 义诊, 法律咨询. */
export const serviceProject = defineKind({
  id: 'serviceProject',
  role: 'resource',
  geometry: ['Point'],
  attrs: z.object({
    ...resourceAttrs,
    audience: z.string().max(100).optional(),
    cost: z.string().max(60).optional(),
  }),
  fields: [
    nameField,
    categoryField,
    {
      key: 'audience',
      type: 'text',
      privacy: 'open',
      column: true,
      headers: ['服务对象', '适用对象', '面向人群'],
    },
    { key: 'cost', type: 'text', privacy: 'open', column: false, headers: ['费用', '收费标准', '收费'] },
    addressField,
    phoneField,
    ...resourceFields,
    noteField,
  ],
  symbol: { shape: 'star', colour: '#b5622f' },
  sample: {
    name: '示例助餐服务',
    address: '示例路5号',
    attrs: { audience: '60周岁以上老人', capabilities: ['助餐', '送餐'] },
  },
});
