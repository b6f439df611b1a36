import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

/** The simplified character of each traditional one, by code unit; 0 where it stays. */
const TO_SIMPLE = new Uint16Array(0x10000);
for (let i = 0; i < TRADITIONAL.length; i += 1)
  TO_SIMPLE[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);

const PLAIN = /^[\u0020-\u0040\u005b-\u007e]*$/;

/** 繁體 as 简体, character by character; what has no simple form stays. */
export function toSimplified(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const simple = TO_SIMPLE[text.charCodeAt(i)];
    if (simple === undefined || simple === 0) continue;
    out += text.slice(from, i) + String.fromCharCode(simple);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Full width to half width, 繁體 to 简体, lower case, single blanks: what is typed and what is stored meet. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.replace(/\s+/g, ' ').trim();
  return toSimplified(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ').trim();
}
