import { utils, write } from '@e965/xlsx';
import { seeded } from '#shared/domain/random';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
const SKILLS = [
  '电工',
  '水暖维修',
  '法律咨询',
  '邻里调解',
  '护理',
  '理发',
  '书法',
  '急救',
  '驾驶',
  '心理疏导',
];
const HEADER = [
  '序号',
  '*姓名',
  '性别',
  '联系电话',
  '家庭住址',
  '技能特长',
  '岗位',
  '是否党员',
  '所属支部',
  '工作单位',
  '同意方式',
  '同意日期',
  '每月可服务次数',
  '核实日期',
  '备注',
];

/** Invented people in fifteen columns, seeded, with some of the dirt of real lists. */
export function bigRows(count: number, seed = 7): string[][] {
  const random = seeded(seed);
  const of = (texts: string | readonly string[]): string => texts[Math.floor(random() * texts.length)] ?? '';
  const day = (): string =>
    `202${Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
  return Array.from({ length: count }, (_, i) => [
    String(i + 1),
    of(SURNAMES) + of(GIVEN) + (random() < 0.7 ? of(GIVEN) : ''),
    random() < 0.5 ? '男' : '女',
    `13${String(100_000_000 + i * 7)}`,
    `安丰小区${1 + (i % 60)}幢${1 + (i % 3)}单元${101 + (i % 40)}`,
    `${of(SKILLS)}、${of(SKILLS)}`,
    of(['常态岗', '特长岗', '应急岗', '']),
    random() < 0.4 ? '是' : '否',
    `第${1 + (i % 30)}党支部`,
    random() < 0.3 ? '某某物流有限公司' : '',
    '书面同意',
    day(),
    String(1 + (i % 8)),
    day().replaceAll('-', '/'),
    random() < 0.1 ? '周末在家，可晚上联系' : '',
  ]);
}

/** The same as a workbook with a merged title above the header. */
export function bigWorkbook(count: number, seed = 7): Uint8Array {
  const sheet = utils.aoa_to_sheet([['人才登记表'], HEADER, ...bigRows(count, seed)]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: HEADER.length - 1 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名册');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }));
}
