import { AppError } from '#shared/contract/errors';

/** How deep brackets stand inside brackets in JSON text, strings left out; stops counting above `limit`. */
export function jsonDepth(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}

/** JSON text as a value. Errors: file.tooDeep, file.notJson. */
export function parseJson(text: string, depthLimit: number): unknown {
  if (jsonDepth(text, depthLimit) > depthLimit) throw new AppError('file.tooDeep', { limit: depthLimit });
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the file; it may hold personal data.
    throw new AppError('file.notJson');
  }
}
