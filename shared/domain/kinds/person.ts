import { z } from 'zod';
import {
  addressField,
  categoryField,
  closedOnHolidaysField,
  exceptionsField,
  noteField,
  phoneField,
  resourceAttrs,
  serviceRangeField,
  verifiedByField,
  verifiedOnField,
} from './common.ts';
import { defineKind, type FieldSpec } from './define.ts';
import {
  certificatesSchema,
  exceptionsSchema,
  isoDateSchema,
  skillLevelsSchema,
  weeklySlotSchema,
} from './values.ts';

/** 常态岗, 特长岗, 应急岗; one a person (一人一岗). */
const POSTS = ['standing', 'specialty', 'emergency'] as const;
/** 两代表一委员, 在职党员报到, 志愿者. */
const AFFILIATIONS = ['partyDelegate', 'congressDelegate', 'cppccMember', 'reportedIn', 'volunteer'] as const;
const CONSENT_BASES = ['signed', 'verbal', 'duty'] as const;

const attrs = z.object({
  gender: z.enum(['female', 'male']).optional(),
  partyMember: z.boolean().optional(),
  branch: z.string().max(60).optional(),
  affiliations: z.array(z.enum(AFFILIATIONS)).max(AFFILIATIONS.length).optional(),
  post: z.enum(POSTS).optional(),
  skills: z.array(z.string().max(40)).max(60).optional(),
  skillLevels: skillLevelsSchema.optional(),
  certificates: certificatesSchema.optional(),
  employer: z.string().max(80).optional(),
  idNumber: z.string().max(18).optional(),
  weekly: z.array(weeklySlotSchema).max(50).optional(),
  exceptions: exceptionsSchema.optional(),
  notBefore: isoDateSchema.optional(),
  closedOnHolidays: z.boolean().optional(),
  onCall: z.boolean().optional(),
  maxCallsPerMonth: z.number().int().min(0).max(100).optional(),
  minRestDays: z.number().int().min(0).max(30).optional(),
  serviceRange: resourceAttrs.serviceRange,
  consentBasis: z.enum(CONSENT_BASES).optional(),
  consentOn: isoDateSchema.optional(),
  consentWithdrawnOn: isoDateSchema.optional(),
  verifiedOn: isoDateSchema.optional(),
  verifiedBy: resourceAttrs.verifiedBy,
});

const BASICS: readonly FieldSpec[] = [
  {
    key: 'name',
    type: 'text',
    required: true,
    privacy: 'name',
    column: true,
    headers: ['姓名', '党员姓名', '人员姓名', '名字', 'name', '名称'],
  },
  {
    key: 'gender',
    type: 'choice',
    choices: ['female', 'male'],
    privacy: 'open',
    column: true,
    headers: ['性别', 'gender', 'sex'],
  },
  categoryField,
  { ...phoneField, group: 'basic' },
  {
    ...addressField,
    privacy: 'address',
    headers: ['住址', '家庭住址', '地址', '居住地址', '详细地址', 'address'],
  },
  {
    key: 'employer',
    type: 'text',
    privacy: 'open',
    column: false,
    headers: ['工作单位', '单位', '从业单位', '职业'],
  },
  {
    key: 'idNumber',
    type: 'text',
    privacy: 'idNumber',
    column: false,
    headers: ['身份证号', '身份证', '身份证号码', '公民身份号码', '证件号码'],
  },
];

/** On what ground and since when the person is kept: right after the basics, since nothing is saved without. */
const CONSENT: readonly FieldSpec[] = [
  {
    key: 'consentBasis',
    type: 'choice',
    choices: CONSENT_BASES,
    privacy: 'open',
    group: 'consent',
    column: false,
    headers: ['同意方式', '授权方式'],
  },
  {
    key: 'consentOn',
    type: 'date',
    privacy: 'open',
    group: 'consent',
    column: false,
    headers: ['同意日期', '授权日期'],
  },
  {
    key: 'consentWithdrawnOn',
    type: 'date',
    byAct: true,
    privacy: 'open',
    group: 'consent',
    column: false,
    headers: ['撤回同意日期'],
  },
];

const SKILLS: readonly FieldSpec[] = [
  {
    key: 'skills',
    type: 'skills',
    privacy: 'open',
    group: 'skills',
    column: true,
    headers: ['技能', '特长', '专长', '技能特长', '服务特长', 'skills'],
  },
  {
    key: 'skillLevels',
    type: 'skillLevels',
    privacy: 'open',
    group: 'skills',
    column: false,
    headers: ['技能等级', '技能水平', '熟练程度'],
  },
  {
    key: 'certificates',
    type: 'certificates',
    // Numbers of certificates are often made of the ID number.
    privacy: 'idNumber',
    group: 'skills',
    column: false,
    headers: ['证书', '资格证书', '职称', '职业资格'],
  },
  {
    key: 'post',
    type: 'choice',
    choices: POSTS,
    privacy: 'open',
    group: 'skills',
    column: true,
    headers: ['岗位', '岗位类型', '设岗', '党员岗位'],
  },
];

const TIMES: readonly FieldSpec[] = [
  {
    key: 'weekly',
    type: 'weekly',
    privacy: 'open',
    group: 'time',
    column: true,
    headers: ['可服务时间', '服务时间', '空闲时间', '可用时间'],
  },
  { ...exceptionsField, group: 'time' },
  {
    key: 'notBefore',
    type: 'date',
    privacy: 'open',
    group: 'time',
    column: false,
    headers: ['可服务起始日', '起始日期', '最早可服务日期'],
  },
  {
    key: 'maxCallsPerMonth',
    type: 'number',
    privacy: 'open',
    group: 'time',
    column: false,
    headers: ['每月可服务次数', '每月次数'],
  },
  {
    key: 'minRestDays',
    type: 'number',
    privacy: 'open',
    group: 'time',
    column: false,
    headers: ['间隔天数', '至少间隔天数', '休整天数'],
  },
  {
    key: 'onCall',
    type: 'boolean',
    privacy: 'open',
    group: 'time',
    column: false,
    headers: ['随叫随到', '应急待命'],
  },
  { ...closedOnHolidaysField, group: 'time' },
  { ...serviceRangeField, group: 'time' },
];

const PARTY: readonly FieldSpec[] = [
  {
    key: 'partyMember',
    type: 'boolean',
    privacy: 'sensitive',
    group: 'party',
    column: false,
    headers: ['是否党员', '党员', '政治面貌'],
  },
  {
    key: 'branch',
    type: 'text',
    suggest: 'branch',
    privacy: 'sensitive',
    group: 'party',
    column: false,
    headers: ['党支部', '所属支部', '所在党支部', '支部', '党小组'],
  },
  {
    key: 'affiliations',
    type: 'choices',
    choices: AFFILIATIONS,
    privacy: 'sensitive',
    group: 'party',
    column: false,
    headers: ['身份', '两代表一委员', '代表委员', '社会身份'],
  },
];

/** 党员 / 人才: who can help, with skills, post and when they can come. */
export const person = defineKind({
  id: 'person',
  role: 'person',
  geometry: ['Point'],
  attrs,
  fields: [...BASICS, ...CONSENT, ...SKILLS, ...TIMES, ...PARTY, verifiedOnField, verifiedByField, noteField],
  symbol: { shape: 'circle', colour: '#0f7f9b' },
  sample: {
    name: '张示例',
    address: '示例小区1幢101',
    phone: '13800000000',
    attrs: {
      skills: ['电工'],
      skillLevels: { 电工: 'expert' },
      certificates: [{ name: '电工证', number: 'T330203', expiresOn: '2028-05-01' }],
      post: 'specialty',
      exceptions: [{ from: '2026-10-01', to: '2026-10-07', off: true }],
      affiliations: ['volunteer'],
      consentBasis: 'signed',
      consentOn: '2026-01-05',
    },
  },
});
