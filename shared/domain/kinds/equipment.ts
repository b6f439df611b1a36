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

/** 设备物资: AED, 梯子, 沙袋, 发电机. */
export const equipment = defineKind({
  id: 'equipment',
  role: 'resource',
  geometry: ['Point'],
  attrs: z.object({
    ...resourceAttrs,
    quantity: z.number().min(0).optional(),
    quantityUnit: z.string().max(10).optional(),
  }),
  fields: [
    nameField,
    categoryField,
    {
      key: 'quantity',
      type: 'number',
      privacy: 'open',
      column: true,
      headers: ['数量', '库存', 'quantity'],
    },
    {
      key: 'quantityUnit',
      type: 'text',
      privacy: 'open',
      column: false,
      headers: ['计量单位', '数量单位'],
    },
    addressField,
    ...resourceFields,
    noteField,
  ],
  symbol: { shape: 'diamond', colour: '#8a6d1f' },
  sample: {
    name: '示例应急发电机',
    address: '示例路4号',
    attrs: { quantity: 2, quantityUnit: '台', capabilities: ['应急供电'] },
  },
});
