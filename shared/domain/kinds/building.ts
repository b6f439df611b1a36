import { z } from 'zod';
import { addressField, noteField } from './common.ts';
import { defineKind } from './define.ts';

/** 楼栋: the gazetteer of the map. */
export const building = defineKind({
  id: 'building',
  role: 'building',
  geometry: ['Point', 'Polygon', 'MultiPolygon'],
  attrs: z.object({
    aliases: z.array(z.string().max(60)).max(30).optional(),
    estate: z.string().max(60).optional(),
    units: z.number().int().min(0).optional(),
    floors: z.number().int().min(0).optional(),
    households: z.number().int().min(0).optional(),
  }),
  fields: [
    {
      key: 'name',
      type: 'text',
      required: true,
      privacy: 'open',
      column: true,
      headers: ['楼栋', '楼栋名称', '幢号', '名称', 'name'],
    },
    {
      key: 'estate',
      type: 'text',
      privacy: 'open',
      column: true,
      headers: ['小区', '小区名称', '所属小区'],
    },
    addressField,
    { key: 'aliases', type: 'tags', privacy: 'open', column: true, headers: ['别名', '俗称', '又名'] },
    { key: 'units', type: 'number', privacy: 'open', column: true, headers: ['单元数'] },
    { key: 'floors', type: 'number', privacy: 'open', column: true, headers: ['层数', '楼层数'] },
    { key: 'households', type: 'number', privacy: 'open', column: true, headers: ['户数', '住户数'] },
    noteField,
  ],
  symbol: { shape: 'square', colour: '#7d8794' },
  sample: { name: '示例小区1幢', address: '示例路6号', attrs: { estate: '示例小区', households: 48 } },
});
