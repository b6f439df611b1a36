// Adds texts to both language files: node tests/helpers/i18nAdd.mjs '{"map.layers":["图层","Layers"]}'
import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/i18n/', import.meta.url));
const lock = `${folder}.lock`;
const additions = JSON.parse(process.argv[2] ?? '{}');

for (let tries = 0; ; tries += 1) {
  try {
    mkdirSync(lock);
    break;
  } catch {
    if (tries > 100) throw new Error('language files are busy');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}
try {
  for (const [index, name] of ['zh-CN.json', 'en.json'].entries()) {
    const root = JSON.parse(readFileSync(folder + name, 'utf8'));
    for (const [key, texts] of Object.entries(additions)) {
      const path = key.split('.');
      const last = path.pop();
      let node = root;
      for (const part of path) {
        if (typeof node[part] === 'string') throw new Error(`${key}: ${part} is a text, not a section`);
        node[part] ??= {};
        node = node[part];
      }
      node[last] = texts[index];
    }
    writeFileSync(`${folder}${name}.tmp`, `${JSON.stringify(root, null, 2)}\n`);
    renameSync(`${folder}${name}.tmp`, folder + name);
  }
} finally {
  rmdirSync(lock);
}
