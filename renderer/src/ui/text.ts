import { dynamicText, type Language, type TextKey, type TextParams, translator } from '#shared/i18n/index';

let language: Language = 'zh-CN';
let translate = translator(language);

/** Sets the language of every text; the caller renders again. */
export function setLanguage(next: Language): void {
  language = next;
  translate = translator(next);
}

/** The text of a key in the window's language. */
export function t(key: TextKey, params?: TextParams): string {
  return translate(key, params);
}

/** The text of a key made at run time, or `otherwise` (the key itself is never shown to a user). */
export function dynamic(key: string, otherwise = '', params: TextParams = {}): string {
  return dynamicText(key, params, language) ?? otherwise;
}

export const kindName = (kind: string): string => dynamic(`kind.${kind}`, kind);

/** A field's label: the office's own, else `fieldName`. */
export const fieldLabel = (
  field: { readonly key: string; readonly label?: string | undefined },
  kind?: string,
): string => field.label ?? fieldName(field.key, kind);

/** A field's label; a kind may call a shared field by another word (`field.personName`). */
export const fieldName = (key: string, kind?: string): string =>
  (kind && dynamic(`field.${kind}${key.charAt(0).toUpperCase()}${key.slice(1)}`)) ||
  dynamic(`field.${key}`, key);
