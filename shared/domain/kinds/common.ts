import { z } from 'zod';
import type { FieldSpec } from './define.ts';
import { contactsSchema, exceptionsSchema, isoDateSchema, weeklySlotSchema } from './values.ts';

/** How far somebody or something serves, from near to far. */
export const SERVICE_RANGES = ['cell', 'community', 'street', 'district'] as const;
/** 有, 无, 需等候, 先评估: whether there is room, besides any number. */
export const CAPACITY_STATES = ['free', 'none', 'waiting', 'assess'] as const;
/** 免费, 收费, 面议; the amount stands in `cost`. */
export const COST_KINDS = ['free', 'paid', 'arranged'] as const;

/**
 * Attributes that all five resource kinds have. Empty means unknown. After HSDS 3.0 (schedule, capacity, eligibility,
 * required document, cost option, contact), as small as an office needs.
 */
export const resourceAttrs = {
  contactName: z.string().max(60).optional(),
  contacts: contactsSchema.optional(),
  capabilities: z.array(z.string().max(40)).max(60).optional(),
  audience: z.string().max(100).optional(),
  bring: z.string().max(300).optional(),
  capacityState: z.enum(CAPACITY_STATES).optional(),
  costKind: z.enum(COST_KINDS).optional(),
  cost: z.string().max(60).optional(),
  weekly: z.array(weeklySlotSchema).max(50).optional(),
  exceptions: exceptionsSchema.optional(),
  closedOnHolidays: z.boolean().optional(),
  serviceRange: z.enum(SERVICE_RANGES).optional(),
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
  group: 'contact',
  column: true,
  headers: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式', 'phone', 'tel', 'mobile'],
};
export const noteField: FieldSpec = {
  key: 'note',
  type: 'longText',
  privacy: 'open',
  group: 'check',
  column: false,
  headers: ['备注', '说明', '简介', 'note', 'remark', 'description'],
};

export const serviceRangeField: FieldSpec = {
  key: 'serviceRange',
  type: 'choice',
  choices: SERVICE_RANGES,
  privacy: 'open',
  group: 'hours',
  column: false,
  headers: ['服务范围', '覆盖范围'],
};
export const exceptionsField: FieldSpec = {
  key: 'exceptions',
  type: 'exceptions',
  privacy: 'open',
  group: 'hours',
  column: false,
  headers: ['例外日期', '休息日期', '停止开放', '不在日期', '请假'],
};
export const closedOnHolidaysField: FieldSpec = {
  key: 'closedOnHolidays',
  type: 'boolean',
  privacy: 'open',
  group: 'hours',
  column: false,
  headers: ['节假日休息', '节假日是否休息'],
};
export const verifiedOnField: FieldSpec = {
  key: 'verifiedOn',
  type: 'date',
  privacy: 'open',
  group: 'check',
  column: false,
  headers: ['核实日期', '核实时间', '更新日期'],
};
/** Who verified the record last; written by 已核实 beside the day. */
export const verifiedByField: FieldSpec = {
  key: 'verifiedBy',
  type: 'text',
  byAct: true,
  privacy: 'open',
  group: 'check',
  column: false,
  headers: ['核实人', '核实人员'],
};

/** Fields shared by the five resource kinds, in form order: whom to ask, what it offers, when. */
export const resourceFields: readonly FieldSpec[] = [
  {
    key: 'contactName',
    type: 'text',
    privacy: 'name',
    group: 'contact',
    column: true,
    headers: ['联系人', '负责人', '责任人', '联络人', 'contact'],
  },
  phoneField,
  {
    key: 'contacts',
    type: 'contacts',
    privacy: 'phone',
    group: 'contact',
    column: false,
    headers: ['其他联系人', '联系人及电话', '备用联系人', 'contacts'],
  },
  {
    key: 'capabilities',
    type: 'tags',
    privacy: 'open',
    group: 'offer',
    column: true,
    headers: ['服务内容', '能力', '可提供服务', '服务项目', '资源内容', '特长', 'services'],
  },
  {
    key: 'audience',
    type: 'text',
    privacy: 'open',
    group: 'offer',
    column: false,
    headers: ['服务对象', '适用对象', '面向人群'],
  },
  {
    key: 'capacityState',
    type: 'choice',
    choices: CAPACITY_STATES,
    privacy: 'open',
    group: 'offer',
    column: false,
    headers: ['余量', '是否有余量', '名额情况'],
  },
  {
    key: 'costKind',
    type: 'choice',
    choices: COST_KINDS,
    privacy: 'open',
    group: 'offer',
    column: false,
    headers: ['收费方式', '是否收费'],
  },
  {
    key: 'cost',
    type: 'text',
    privacy: 'open',
    group: 'offer',
    column: false,
    headers: ['费用', '收费标准', '收费'],
  },
  {
    key: 'bring',
    type: 'longText',
    privacy: 'open',
    group: 'offer',
    column: false,
    headers: ['办理条件', '使用条件', '所需材料', '需带材料', '申请条件'],
  },
  {
    key: 'weekly',
    type: 'weekly',
    privacy: 'open',
    group: 'hours',
    column: false,
    headers: ['开放时间', '服务时间', '营业时间', 'opening_hours', 'hours'],
  },
  exceptionsField,
  closedOnHolidaysField,
  serviceRangeField,
  verifiedOnField,
  verifiedByField,
];
