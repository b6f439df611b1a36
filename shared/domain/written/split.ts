const OPEN = new Set('（([【');
const CLOSE = new Set('）)]】');

/** Parts of a text between separators that stand outside brackets, trimmed, blank ones left out. */
export function splitOutside(text: string, separators: RegExp): string[] {
  const parts: string[] = [];
  let [depth, part] = [0, ''];
  for (const char of text) {
    if (OPEN.has(char)) depth += 1;
    if (CLOSE.has(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separators.test(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((one) => one.trim()).filter(Boolean);
}

/** `名（其余）` as its head and what stands in the brackets at its end; '' without brackets. */
export function headAndBrackets(text: string): readonly [head: string, inside: string] {
  const found = /^(.*?)\s*[（(]([^（()）]*)[）)]$/su.exec(text.trim());
  return found ? [(found[1] ?? '').trim(), (found[2] ?? '').trim()] : [text.trim(), ''];
}
