/**
 * The page's side of the stand-in, sent as text into the page before anything of its own runs, in its top frame:
 * a `require` with what a sandboxed preload may require, and then the built preload itself.
 * It shares the page's world: that preload and page are kept apart is Electron's to prove, not ours.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { INVOKE_PATH, WEB_ORIGIN } from './origin.ts';

/** The contract's own packing, as a plain script: binary must not be lost on the way. */
function envelopeSource(): string {
  const source = readFileSync(new URL('../../../shared/contract/envelope.ts', import.meta.url), 'utf8');
  return stripTypeScriptTypes(source).replaceAll(/^export /gm, '');
}

const SHIM = `
const text = { encode: (t) => new TextEncoder().encode(t), decode: (b) => new TextDecoder().decode(b) };
const listeners = new Map();
const cloned = (values) => values.map((value) => (typeof value === 'function' ? value : structuredClone(value)));
const ipcRenderer = {
  async invoke(channel, ...args) {
    const body = encodeEnvelope({ channel, args: structuredClone(args) }, text);
    const response = await fetch('${INVOKE_PATH}', { method: 'POST', body });
    const answer = decodeEnvelope(new Uint8Array(await response.arrayBuffer()), text);
    if ('error' in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
    return answer.value;
  },
  on(channel, listener) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  },
  off(channel, listener) {
    listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener));
    return ipcRenderer;
  },
};
const contextBridge = {
  exposeInMainWorld(key, api) {
    const bridged = {};
    for (const [name, value] of Object.entries(api)) {
      bridged[name] = typeof value === 'function'
        ? (...args) => { const result = value(...cloned(args)); return result instanceof Promise || typeof result === 'function' ? result : structuredClone(result); }
        : structuredClone(value);
    }
    Object.defineProperty(window, key, { value: Object.freeze(bridged), enumerable: true });
  },
};
const missing = (name, object) => new Proxy(object, { get(target, key) {
  if (key in target) return target[key];
  throw new Error('electron stand-in: ' + name + '.' + String(key) + ' is not provided in a preload');
} });
const provided = { electron: missing('electron', { ipcRenderer: missing('ipcRenderer', ipcRenderer), contextBridge: missing('contextBridge', contextBridge) }) };
const require = (name) => {
  if (Object.hasOwn(provided, name)) return provided[name];
  throw new Error('electron stand-in: a sandboxed preload cannot require ' + name);
};
Object.defineProperty(window, '__standInDeliver', { value: (channel, args) => {
  for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
} });
`;

/** The script for one window's preload. */
export function preloadScript(preloadPath: string): string {
  const preload = readFileSync(preloadPath, 'utf8');
  return `if (window.top === window && location.origin === '${WEB_ORIGIN}') {
    (() => {
      ${envelopeSource()}
      ${SHIM}
      const module = { exports: {} };
      ((require, module, exports) => {\n${preload}\n})(require, module, module.exports);
    })();
  }`;
}
