import { type Contact, contactsSchema } from '../kinds/values.ts';
import { headAndBrackets, splitOutside } from './split.ts';

/** A phone number, also one that is masked. */
const PHONE = /(?:[+\d]|(?<=^|\s)\*{2,})[\d*+/ -]*[\d*]/;
const ROLE_FIRST = /^([\p{L}]{2,12})[:：]\s*/u;

function parseContact(text: string): Contact | null {
  const roleFirst = ROLE_FIRST.exec(text);
  const [head, inside] = headAndBrackets(roleFirst ? text.slice(roleFirst[0].length) : text);
  // 王五（13800000000）: what stands in the brackets may be the number.
  const inBrackets = PHONE.exec(inside)?.[0] === inside && inside !== '';
  const phone = (inBrackets ? inside : digitsIn(head)) ?? '';
  const name = (inBrackets ? head : head.replace(phone, ' ')).replace(/[\s:：]+/g, ' ').trim();
  const role = roleFirst?.[1] ?? (inBrackets ? '' : inside);
  if (name === '' || (PHONE.exec(name)?.[0].length ?? 0) > 4) return null;
  return { name, ...(phone ? { phone } : {}), ...(role ? { role } : {}) };
}

/** The number in a text; a masked name (张*明) is none. */
function digitsIn(text: string): string | undefined {
  const found = text.match(new RegExp(PHONE, 'g'))?.find((one) => one.replace(/[^\d*]/g, '').length >= 3);
  return found?.trim();
}

/** Reads `王五 13800000000（负责人）；李四 0574-87654321`. Null when a part names nobody. */
export function parseContacts(text: string): Contact[] | null {
  const parts = splitOutside(text.normalize('NFKC'), /[;；\n、,，]/).map(parseContact);
  const all = parts.filter((one) => one !== null);
  return all.length === parts.length && all.length > 0 && contactsSchema.safeParse(all).success ? all : null;
}

/** The office's writing of contacts, read back by `parseContacts`. */
export function formatContacts(contacts: readonly Contact[]): string {
  return contacts
    .map(({ name, phone, role }) => [name, phone].filter(Boolean).join(' ') + (role ? `（${role}）` : ''))
    .join('；');
}
