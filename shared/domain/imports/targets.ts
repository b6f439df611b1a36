import { type KindId, kindOf } from '../kinds/index.ts';

/** The record's own id, as exports carry it in a hidden column. */
export const ID_TARGET = '@id';
/** A column that says of which kind each row is. */
export const KIND_TARGET = '@kind';
/** A name and a phone number in one cell: `张三13812345678`. */
export const NAME_PHONE_TARGET = '@namePhone';

/** Targets of a column besides fields and coordinates. */
export const ROW_TARGETS = [NAME_PHONE_TARGET, KIND_TARGET, ID_TARGET] as const;

/** Header words of a record's id and of its kind. */
export const ROW_HEADERS = {
  [ID_TARGET]: ['id', '编码', '记录编号'],
  [KIND_TARGET]: ['种类', '资源种类', '资源类型', '对象类型', '记录种类'],
} as const;

/** The two fields into which a kind's `@namePhone` column is parted; undefined for a kind that has no such pair. */
export function namePhoneFields(kind: KindId): { readonly name: string; readonly phone: string } | undefined {
  const { fields } = kindOf(kind);
  const name = fields.find(({ privacy, type }) => privacy === 'name' && type === 'text');
  const phone = fields.find(({ type }) => type === 'phone');
  return name && phone && { name: name.key, phone: phone.key };
}

/** The office's words for kinds, besides their labels. */
const KIND_WORDS: Readonly<Record<KindId, readonly string[]>> = {
  place: ['场所', '阵地', '场地', '场所阵地'],
  unit: ['单位', '共建单位', '企业', '商户', '两新组织', '机构'],
  team: ['队伍', '团队', '志愿队', '志愿队伍', '服务队', '工作室', '组织'],
  equipment: ['设备', '物资', '设备物资', '设施', '器材'],
  serviceProject: ['服务项目', '项目', '服务'],
  person: ['人才', '人员', '党员', '志愿者', '个人', '能人'],
  building: ['楼栋', '楼幢', '房屋'],
  risk: ['风险', '风险点', '隐患'],
};

/** Makes the search of a kind by a cell's word; `labels` are the kinds' names on the screen, in all languages. */
export function kindFinder(
  labels: (kind: KindId) => readonly string[],
): (text: string) => KindId | undefined {
  const kinds = new Map<string, KindId>();
  const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  for (const kind of Object.keys(KIND_WORDS) as KindId[])
    for (const word of [...labels(kind), ...KIND_WORDS[kind]])
      if (!kinds.has(fold(word))) kinds.set(fold(word), kind);
  return (text) => kinds.get(fold(text));
}
