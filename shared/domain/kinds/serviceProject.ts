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

/** 服务项目: 助餐, 义诊, 法律咨询. */
export const serviceProject = defineKind({
  id: 'serviceProject',
  role: 'resource',
  geometry: ['Point'],
  attrs: z.object({
    ...resourceAttrs,
  }),
  fields: [
    nameField,
    categoryField,
    addressField,
    // Whom it is for is what one asks of a service first: in its table from the start.
    ...resourceFields.map((field) => (field.key === 'audience' ? { ...field, column: true } : field)),
    noteField,
  ],
  symbol: { shape: 'star', colour: '#b5622f' },
  sample: {
    name: '示例助餐服务',
    address: '示例路5号',
    attrs: { audience: '60周岁以上老人', capabilities: ['助餐', '送餐'] },
  },
});
