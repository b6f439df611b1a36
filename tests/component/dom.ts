import { JSDOM } from 'jsdom';

/**
 * A window for component tests beside the real core. Made here and not by vitest's jsdom environment, because that one
 * also turns the core's own file addresses into web addresses.
 */
const { window } = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
  url: 'http://localhost/',
  pretendToBeVisual: true,
});

class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const given: Record<string, unknown> = {
  window,
  ResizeObserver: NoResizes,
};
for (const key of Object.getOwnPropertyNames(window))
  if (!(key in globalThis)) given[key] = (window as unknown as Record<string, unknown>)[key];
// Events and nodes must come from one window, or jsdom refuses them.
for (const key of ['Event', 'CustomEvent', 'KeyboardEvent', 'MouseEvent', 'navigator', 'localStorage'])
  given[key] = (window as unknown as Record<string, unknown>)[key];
for (const [key, value] of Object.entries(given))
  Object.defineProperty(globalThis, key, { configurable: true, writable: true, value });

Object.defineProperty(window, 'ResizeObserver', { value: NoResizes });
Object.defineProperty(window, 'matchMedia', {
  value: () => ({
    matches: false,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});
// The virtual table asks for sizes, which jsdom does not lay out.
for (const [name, size] of [
  ['clientHeight', 600],
  ['clientWidth', 800],
] as const)
  Object.defineProperty(window.Element.prototype, name, { configurable: true, get: () => size });
window.Element.prototype.scrollIntoView = () => undefined;
window.Element.prototype.scrollTo = () => undefined;
