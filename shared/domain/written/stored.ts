import type { Certificate, Contact, DateException } from '../kinds/values.ts';

type Item = Readonly<Record<string, unknown>>;

// Bulk reads go through these: they look by hand, since a schema for each of a hundred thousand rows takes its time.
const itemsOf = (value: unknown): readonly Item[] =>
  Array.isArray(value) ? value.filter((one): one is Item => one !== null && typeof one === 'object') : [];
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isMinute = (value: unknown): boolean => value === undefined || typeof value === 'number';
/** Only those of the named parts that are texts. */
const textsOf = (item: Item, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap((key) => (isText(item[key]) ? [[key, item[key]]] : [])));

/** A stored value as contacts; what is none is left out. */
export const contactsOf = (value: unknown): readonly Contact[] =>
  itemsOf(value)
    .filter(({ name }) => isText(name))
    .map((item) => textsOf(item, ['name', 'phone', 'role']) as Contact);

/** A stored value as certificates, whatever program wrote it: older ones kept just the name. */
export const readCertificates = (value: unknown): readonly Certificate[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (isText(one)) return [{ name: one }];
    if (one === null || typeof one !== 'object' || !isText((one as Item).name)) return [];
    return [textsOf(one as Item, ['name', 'number', 'issuedOn', 'expiresOn']) as Certificate];
  });

/** A stored value as exceptions; what is none is left out. */
export const exceptionsOf = (value: unknown): readonly DateException[] =>
  itemsOf(value).filter(
    ({ from, to, off, fromMin, toMin }) =>
      isText(from) && isText(to) && typeof off === 'boolean' && isMinute(fromMin) && isMinute(toMin),
  ) as unknown as readonly DateException[];
