import type { Certificate, SkillLevel } from '../kinds/values.ts';
import { SKILL_LEVELS, skillLevelsSchema } from '../kinds/values.ts';
import { parseCertificate, readRemark } from './certificates.ts';
import { headAndBrackets, splitOutside } from './split.ts';
import type { WrittenText } from './types.ts';

/** How offices say how well somebody can do something. */
const WORDS: Readonly<Record<SkillLevel, RegExp>> = {
  basic: /^(?:初级?|会|一般|入门|初级工|五级|basic)$/i,
  skilled: /^(?:中级?|熟练|熟手|中级工|四级|skilled)$/i,
  expert: /^(?:高级?|专业|精通|高级工|技师|高级技师|三级|二级|一级|expert)$/i,
};

/** The level that a word means, or undefined. */
const levelOf = (word: string): SkillLevel | undefined =>
  SKILL_LEVELS.find((level) => WORDS[level].test(word.trim()));

export type SkillLevels = Readonly<Record<string, SkillLevel>>;
type WrittenSkills = {
  readonly skills: readonly string[];
  readonly skillLevels: SkillLevels;
  readonly certificates: readonly Certificate[];
};

const CERTIFICATE = /^(?:证书[:：]\s*)?(.*证.*|(?<=证书[:：]\s*).+)$/u;

/** What the brackets behind a skill say; null when they are part of its name (电工（高压）). */
function readBrackets(inside: string): { level?: SkillLevel; certificates: Certificate[] } | null {
  const certificates: Certificate[] = [];
  let level: SkillLevel | undefined;
  for (const remark of splitOutside(inside, /[,，;；]/)) {
    const found = levelOf(remark);
    const last = certificates.at(-1);
    const said = last && readRemark(remark);
    if (found) level = found;
    else if (last && (said?.expiresOn || said?.issuedOn)) Object.assign(last, said);
    else if (CERTIFICATE.test(remark)) {
      const certificate = parseCertificate(remark.replace(/^证书[:：]\s*/u, ''));
      if (!certificate) return null;
      certificates.push(certificate);
    } else return null;
  }
  return { ...(level ? { level } : {}), certificates };
}

/**
 * Reads `电工（高级，证书：电工证 123456，2027-05-01到期）、水管维修、木工 熟练`: skills, how well, and what proves it.
 * Brackets that say something else stay part of the name.
 */
export function parseSkills(text: string): WrittenSkills {
  const skills: string[] = [];
  const skillLevels: Record<string, SkillLevel> = {};
  const certificates: Certificate[] = [];
  for (const part of splitOutside(text, /[、,，;；/|\n\r]/)) {
    const [head, inside] = headAndBrackets(part);
    const said = inside === '' ? null : readBrackets(inside.normalize('NFKC'));
    const spoken = /^(\S+)\s+(\S+)$/.exec(part);
    const level = said?.level ?? (spoken ? levelOf(spoken[2] ?? '') : undefined);
    const name = said ? head : spoken && level ? (spoken[1] ?? part) : part;
    if (name === '') continue;
    if (!skills.includes(name)) skills.push(name);
    if (level) skillLevels[name] = level;
    certificates.push(...(said?.certificates ?? []));
  }
  return { skills, skillLevels, certificates };
}

/** Reads `电工（高级）、木工（初级）`. Null when a part has no level. */
export function parseSkillLevels(text: string): SkillLevels | null {
  const { skills, skillLevels, certificates } = parseSkills(text);
  const complete =
    skills.length > 0 && certificates.length === 0 && skills.every((one) => one in skillLevels);
  return complete ? skillLevels : null;
}

/** Skills with what is known of their levels, as one text. */
export function formatSkills(skills: readonly string[], levels: unknown, t: WrittenText): string {
  const known = skillLevelsSchema.safeParse(levels).data ?? {};
  return skills
    .map((skill) => (known[skill] ? formatSkillLevels({ [skill]: known[skill] }, t) : skill))
    .join('、');
}

/** The office's writing of levels, read back by `parseSkillLevels`. */
export function formatSkillLevels(levels: SkillLevels, t: WrittenText): string {
  return Object.entries(levels)
    .map(([skill, level]) => `${skill}（${t(`choice.skillLevel.${level}`)}）`)
    .join('、');
}
