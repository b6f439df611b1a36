import { z } from 'zod';
import type { FieldSpec } from './define.ts';

/** A calendar day, `YYYY-MM-DD`, in China Standard Time. */
export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * A weekly slot: ISO weekday 1 (Monday) to 7 (Sunday), minutes since midnight China Standard Time.
 * `toMin` may be up to 1440; a slot that passes midnight is stored as two.
 */
export const weeklySlotSchema = z.object({
  day: z.number().int().min(1).max(7),
  fromMin: z.number().int().min(0).max(1439),
  toMin: z.number().int().min(1).max(1440),
});
export type WeeklySlot = z.infer<typeof weeklySlotSchema>;

/** Attributes that all five resource kinds have. Empty means unknown. */
export const resourceAttrs = {
  contactName: z.string().max(60).optional(),
  capabilities: z.array(z.string().max(40)).max(60).optional(),
  weekly: z.array(weeklySlotSchema).max(50).optional(),
  serviceRange: z.enum(['cell', 'community', 'street', 'district']).optional(),
  verifiedOn: isoDateSchema.optional(),
  verifiedBy: z.string().max(60).optional(),
};

export const nameField: FieldSpec = {
  key: 'name',
  type: 'text',
  required: true,
  privacy: 'open',
  column: true,
  headers: ['名称', '资源名称', '单位名称', '场所名称', 'name', '单位', '场所', '项目名称'],
};
export const categoryField: FieldSpec = {
  key: 'categoryId',
  type: 'category',
  privacy: 'open',
  column: true,
  headers: ['类别', '分类', '类型', '资源类别', 'category', 'kind', 'type'],
};
export const addressField: FieldSpec = {
  key: 'address',
  type: 'text',
  privacy: 'open',
  column: true,
  headers: ['地址', '详细地址', '位置', '所在地', '住址', 'address', '服务地址'],
};
export const phoneField: FieldSpec = {
  key: 'phone',
  type: 'phone',
  privacy: 'phone',
  column: true,
  headers: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式', 'phone', 'tel', 'mobile'],
};
export const noteField: FieldSpec = {
  key: 'note',
  type: 'longText',
  privacy: 'open',
  column: false,
  headers: ['备注', '说明', '简介', 'note', 'remark', 'description'],
};

/** Who verified the record last; written by 已核实 beside the day. */
export const verifiedByField: FieldSpec = {
  key: 'verifiedBy',
  type: 'text',
  byAct: true,
  privacy: 'open',
  column: false,
  headers: ['核实人', '核实人员'],
};

/** Fields shared by the five resource kinds, in form order. */
export const resourceFields: readonly FieldSpec[] = [
  {
    key: 'contactName',
    type: 'text',
    privacy: 'name',
    column: true,
    headers: ['联系人', '负责人', '责任人', '联络人', 'contact'],
  },
  {
    key: 'capabilities',
    type: 'tags',
    privacy: 'open',
    column: true,
    headers: ['服务内容', '能力', '可提供服务', '服务项目', '资源内容', '特长', 'services'],
  },
  {
    key: 'weekly',
    type: 'weekly',
    privacy: 'open',
    column: false,
    headers: ['开放时间', '服务时间', '营业时间', 'opening_hours', 'hours'],
  },
  {
    key: 'serviceRange',
    type: 'choice',
    choices: ['cell', 'community', 'street', 'district'],
    privacy: 'open',
    column: false,
    headers: ['服务范围', '覆盖范围'],
  },
  {
    key: 'verifiedOn',
    type: 'date',
    privacy: 'open',
    column: false,
    headers: ['核实日期', '核实时间', '更新日期'],
  },
  verifiedByField,
];
