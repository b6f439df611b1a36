import { parseDate } from '../imports/dates.ts';
import { type Certificate, certificateSchema, certificatesSchema } from '../kinds/values.ts';
import { headAndBrackets, splitOutside } from './split.ts';
import type { WrittenText } from './types.ts';

const DATE = '(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{8})';
const EXPIRES = new RegExp(
  `^(?:有效期至|有效期到|有效至|到期日?|至|until|expires)?[:：]?\\s*${DATE}\\s*(?:到期|止|前有效|失效)?$`,
  'iu',
);
const ISSUED = new RegExp(
  `^(?:(?:发证|取得|颁发|issued)(?:日期|于)?[:：]?\\s*${DATE}|${DATE}\\s*(?:发证|取得|颁发|起))$`,
  'iu',
);
const NUMBER_WORD = /^(?:证书编号|证书号|证号|编号|号码|no\.?)[:：]?\s*/iu;
const NUMBER_AT_END = /^(.*\S)\s+([A-Za-z0-9*][A-Za-z0-9*-]{2,})$/u;

const dateIn = (found: RegExpExecArray | null): string | undefined =>
  found ? parseDate(found[1] ?? found[2] ?? '') : undefined;

/** What a remark on a certificate says: its day of issue, its last day, else its number. */
export function readRemark(remark: string): Partial<Certificate> {
  const issuedOn = dateIn(ISSUED.exec(remark));
  if (issuedOn) return { issuedOn };
  const expiresOn = dateIn(EXPIRES.exec(remark));
  if (expiresOn) return { expiresOn };
  return { number: remark.replace(NUMBER_WORD, '') };
}

/** One certificate: `电工证（123456，2027-05-01到期）` or `电工证 123456`. Null when it has no name. */
export function parseCertificate(text: string): Certificate | null {
  const [head, inside] = headAndBrackets(text);
  const numbered = NUMBER_AT_END.exec(head);
  const remarks = splitOutside(inside, /[,，;；]/).map(readRemark);
  const parsed = certificateSchema.safeParse({
    name: numbered?.[1] ?? head,
    ...(numbered && /[\d*]/.test(numbered[2] ?? '') ? { number: numbered[2] } : { name: head }),
    ...Object.assign({}, ...remarks),
  });
  return parsed.success ? parsed.data : null;
}

/** Reads `电工证（123456，2020-05-01发证，2027-05-01到期）、健康证`. Null when a part cannot be a certificate. */
export function parseCertificates(text: string): Certificate[] | null {
  const parts = splitOutside(text.normalize('NFKC'), /[、;；\n,，/]/).map(parseCertificate);
  const all = parts.filter((one) => one !== null);
  return all.length === parts.length && all.length > 0 && certificatesSchema.safeParse(all).success
    ? all
    : null;
}

/** The office's writing of certificates, read back by `parseCertificates`. */
export function formatCertificates(certificates: readonly Certificate[], t: WrittenText): string {
  return certificates
    .map(({ name, number, issuedOn, expiresOn }) => {
      const remarks = [
        number,
        issuedOn && t('written.issued', { date: issuedOn }),
        expiresOn && t('written.expires', { date: expiresOn }),
      ].filter(Boolean);
      return remarks.length > 0 ? `${name}（${remarks.join('，')}）` : name;
    })
    .join('、');
}
