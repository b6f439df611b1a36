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

/** 单位: 共建单位, 两新组织, 商户, 职能部门. */
export const unit = defineKind({
  id: 'unit',
  role: 'resource',
  geometry: ['Point', 'Polygon', 'MultiPolygon'],
  attrs: z.object({
    ...resourceAttrs,
    unitType: z
      .enum(['government', 'coBuild', 'newOrganization', 'merchant', 'property', 'other'])
      .optional(),
  }),
  fields: [
    nameField,
    categoryField,
    {
      key: 'unitType',
      type: 'choice',
      choices: ['government', 'coBuild', 'newOrganization', 'merchant', 'property', 'other'],
      privacy: 'open',
      column: true,
      headers: ['单位性质', '单位类型', '性质'],
    },
    addressField,
    ...resourceFields,
    noteField,
  ],
  symbol: { shape: 'pentagon', colour: '#6b5aa8' },
  sample: {
    name: '示例物业公司',
    address: '示例路2号',
    phone: '0574-00000001',
    attrs: { unitType: 'property', capabilities: ['路灯维修', '保洁'] },
  },
});
