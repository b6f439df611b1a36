import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      // Everything else is bundled, so that a package holds two modules and no tree of thousands of files.
      externalizeDeps: { include: ['better-sqlite3', '@node-rs/jieba'] },
      rolldownOptions: {
        input: { index: at('electron/main/index.ts') },
        external: ['better-sqlite3', '@node-rs/jieba'],
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but electron and a few built-ins.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      // Data URLs in scripts and fonts would need holes in the CSP.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
