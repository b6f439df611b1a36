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

/** 场所 / 阵地: rooms, schools, clinics, parks, shelters. */
export const place = defineKind({
  id: 'place',
  role: 'resource',
  geometry: ['Point', 'Polygon', 'MultiPolygon'],
  attrs: z.object({ ...resourceAttrs, capacity: z.number().int().min(0).optional() }),
  fields: [
    nameField,
    categoryField,
    addressField,
    ...resourceFields,
    {
      key: 'capacity',
      type: 'number',
      privacy: 'open',
      group: 'offer',
      column: false,
      headers: ['容量', '可容纳人数', '座位数', '床位数', 'capacity'],
    },
    noteField,
  ],
  symbol: { shape: 'square', colour: '#2f6fb5' },
  sample: {
    name: '示例党群服务中心',
    address: '示例路1号',
    phone: '0574-00000000',
    attrs: {
      contactName: '王示例',
      contacts: [{ name: '李示例', phone: '13800000001', role: '值班' }],
      capabilities: ['会议室', '便民服务'],
      audience: '本社区居民',
      bring: '提前一天预约',
      capacity: 60,
      capacityState: 'free',
      costKind: 'free',
      exceptions: [{ from: '2026-10-01', to: '2026-10-07', off: true }],
    },
  },
});
